import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage, loadTexts } from './texts/index.ts';
import { readSession } from './api/session.ts';
import { App } from './app.tsx';
import './styles/all.css';

const language = chosenLanguage();
document.documentElement.lang = language;
const place = document.querySelector('#page');
if (place === null) throw new Error('the document has no place for the page');

// Without an answer the page starts all the same: its first request for companies shows the failure.
const [texts] = await Promise.all([loadTexts(language), readSession().catch(() => undefined)]);
createRoot(place).render(
  <StrictMode>
    <App words={{ language, texts }} />
  </StrictMode>,
);
