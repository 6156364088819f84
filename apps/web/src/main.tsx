import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { startI18n } from './i18n/i18n.js';
import './styles/base.css';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/kit.css';
import './styles/talk.css';
import './styles/shell.css';

await startI18n();
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
