import { createContext, use } from 'react';

/** Epoch milliseconds of the last tick of the list or panel around: one interval for all figures in it. */
export const SecondContext = createContext(0);

export const useSecond = (): number => use(SecondContext);
