/**
 * The console's entry: applies the chosen theme, reads where the API is, and puts the application into the page.
 */
import './styles/index.css';
import './app.js';
import { applyTheme } from './model/theme.js';

applyTheme();
