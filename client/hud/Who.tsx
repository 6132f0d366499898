import { useStore } from 'zustand';
import { LOCAL_USER } from '../../shared/hello.ts';
import { Bdi } from './Bdi.tsx';
import { usePorts } from './ports.ts';

/** As whom somebody is signed in, and the way out; nothing where nobody has to sign in. */
export function Who() {
  const { world, door } = usePorts();
  const user = useStore(world, (state) => state.user);
  const role = useStore(world, (state) => state.rights.role);
  if (user === LOCAL_USER) return null;
  return (
    <div className="setting who">
      <span>
        Signed in as <Bdi text={user} />, {role}
      </span>
      <button type="button" onClick={door.signOut}>
        Sign out
      </button>
    </div>
  );
}
