/** The page's IDS worker. */
import { expose } from 'comlink';
import { idsDesk } from './ids-desk.ts';

expose(idsDesk());
