export { callerOf, Throttle, type ThrottledThing } from './throttle.js';
export { ThrottleModule } from './throttle.module.js';
