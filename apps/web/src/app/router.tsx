import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFoundPage } from './not-found-page.js';
import { BrokenPage } from './broken-page.js';
import { Shell } from './shell.js';

/** Every area is fetched when it is first opened. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Shell />,
    children: [
      {
        errorElement: <BrokenPage />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../features/resident/resident-page.js')).ResidentPage }) },
          { path: 'lomake', lazy: async () => ({ Component: (await import('../features/resident/form-page.js')).FormPage }) },
          { path: 'seuraa', lazy: async () => ({ Component: (await import('../features/tracking/follow-page.js')).FollowPage }) },
          { path: 's/:code', lazy: async () => ({ Component: (await import('../features/tracking/track-page.js')).TrackPage }) },
          {
            path: 'tyo/asetukset',
            lazy: async () => ({ Component: (await import('../features/settings/settings-page.js')).SettingsPage }),
          },
          { path: 'tyo/vuorot', lazy: async () => ({ Component: (await import('../features/roster/roster-page.js')).RosterPage }) },
          { path: 'tyo/:id?', lazy: async () => ({ Component: (await import('../features/inbox/inbox-page.js')).InboxPage }) },
          { path: 'pormestari', lazy: async () => ({ Component: (await import('../features/mayor/mayor-page.js')).MayorPage }) },
          { path: 'yllapito', lazy: async () => ({ Component: (await import('../features/admin/people-page.js')).PeoplePage }) },
          {
            path: 'yllapito/kaytannot',
            lazy: async () => ({ Component: (await import('../features/admin/policies-page.js')).PoliciesPage }),
          },
          { path: 'desk', lazy: async () => ({ Component: (await import('../features/desk/desk-page.js')).DeskPage }) },
          { path: 'lappu', lazy: async () => ({ Component: (await import('../features/slip/slip-page.js')).SlipPage }) },
          {
            path: 'yllapito/vuorot',
            lazy: async () => ({ Component: (await import('../features/roster/admin-roster-page.js')).AdminRosterPage }),
          },
          { path: 'yllapito/estetyt', lazy: async () => ({ Component: (await import('../features/admin/blocks-page.js')).BlocksPage }) },
          {
            path: 'yllapito/olohuoneet',
            lazy: async () => ({ Component: (await import('../features/admin/rooms/rooms-page.js')).RoomsPage }),
          },
          { path: 'kyla', lazy: async () => ({ Component: (await import('../features/villages/villages-page.js')).VillagesPage }) },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
  {
    // In a visitor's hands: without the header that leads elsewhere.
    path: '/desk/itse',
    lazy: async () => ({ Component: (await import('../features/desk/self/self-page.js')).SelfPage }),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <></>,
  },
];

export const makeRouter = () => createBrowserRouter(routes);
