/** Whether the server wants somebody to sign in; false while it does not answer. */
export async function isSignedOut(base: URL, signal: AbortSignal): Promise<boolean> {
  try {
    const { status } = await fetch(new URL('api/session', base), { signal, cache: 'no-store' });
    return status === 401;
  } catch {
    return false;
  }
}

/** Out of the town, and back in. */
export interface Doorway {
  readonly signIn: () => void;
  readonly signOut: () => void;
}

export const createDoorway = (base: URL): Doorway => {
  const signIn = () => location.assign(new URL('signin', base));
  return {
    signIn,
    signOut: () => {
      const asked = fetch(new URL('signout', base), { method: 'POST', redirect: 'manual' });
      // Also without an answer: the sign-in page shows what is wrong.
      void asked.then(signIn, signIn);
    },
  };
};
