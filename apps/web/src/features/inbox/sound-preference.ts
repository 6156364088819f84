import { isFlag, recall, remember } from '../../api/remembered.js';

/** Off until somebody wants it: offices are shared. */
export const soundOn = (): boolean => recall('sound', isFlag) ?? false;
export const setSoundOn = (on: boolean): void => remember('sound', on);
