export { Ticker, type TickerOptions } from './ticker.js';
