import { isFlag, recall, remember } from '../../api/remembered.js';

/** Single-letter keys may be switched off (WCAG 2.1.4); they work only while the list has the focus anyway. */
export const keysOn = (): boolean => recall('keys', isFlag) ?? true;
export const setKeysOn = (on: boolean): void => remember('keys', on);
