/**
 * The console's entry: applies the chosen theme, signs in where the API wants that, and puts the application into the page.
 */
import './styles/index.css';
import { signIn } from './auth.js';
import { applyTheme } from './model/theme.js';

applyTheme();
if (await signIn()) {
  await import('./app.js');
}
