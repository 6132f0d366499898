import { useEffect, useState } from 'react';

const LOOK_MS = 200;

/** Whether the visitor looks at the town from above: nobody tells of it, so it is asked. */
export function useAbove(isAbove: () => boolean): boolean {
  const [is, setIs] = useState(isAbove);
  useEffect(() => {
    const timer = setInterval(() => setIs(isAbove()), LOOK_MS);
    return () => clearInterval(timer);
  }, [isAbove]);
  return is;
}
