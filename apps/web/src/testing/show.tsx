import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { makeQueryClient } from '../api/query-client.js';

/** Shows one page or part as the application would, at `url`. */
export function show(element: ReactNode, url = '/') {
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [url] });
  return {
    router,
    ...render(
      <QueryClientProvider client={makeQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    ),
  };
}
