import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { draftsQuery } from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";
import { tabBase } from "../teams/deep-link.ts";
import type { DraftStore } from "./draft-store.ts";
import { RemoteDraft } from "./remote-draft.ts";

/** What was typed in another window or on another device, without knowing of this. */
export interface Elsewhere<Draft> {
  readonly draft: Draft;
  /** Goes on with that one; this one is kept in its place. */
  take: () => void;
  letGo: () => void;
}

export interface KeptDraft<Draft, Now> {
  /** Undefined before the first word, where the form begins without one. */
  readonly draft: Now;
  /** Whether it was found from before, rather than begun on this page. */
  readonly isFromBefore: boolean;
  readonly elsewhere: Elsewhere<Draft> | undefined;
  change: (draft: Draft) => void;
  startAfresh: () => void;
  /** It was sent, and has served. */
  forget: () => void;
}

/** How long the list of drafts is believed that another form has asked for. */
const listMs = 30_000;

/**
 * The draft of this form; whatever changes is kept in this browser at once and, after a pause, on the server. `store` is
 * looked into once.
 */
export function useDraft<Draft, Initial extends Draft | undefined>(
  store: DraftStore<Draft>,
  initial: () => Initial,
): KeptDraft<Draft, Draft | Initial> {
  const api = useApi();
  const queryClient = useQueryClient();
  const [fromBefore, setFromBefore] = useState(() => store.find());
  const [draft, setDraft] = useState<Draft | Initial>(() => fromBefore ?? initial());
  const [elsewhere, setElsewhere] = useState<Draft>();
  const hasTyped = useRef(false);
  const [remote] = useState(
    () =>
      new RemoteDraft<Draft>({
        api,
        store,
        path: (location.pathname + location.search).slice(tabBase.length),
        onElsewhere: setElsewhere,
        onChanged: () => void queryClient.invalidateQueries({ queryKey: draftsQuery(api).queryKey }),
      }),
  );

  useEffect(() => {
    let isHere = true;
    const look = async () => {
      const { drafts } = await queryClient.query({ ...draftsQuery(api), staleTime: listMs });
      const listed = drafts.find(({ key }) => key === store.key);
      const found = listed && (await remote.find(listed.version));
      if (found === undefined || !isHere) return;
      // What this browser holds and the server does not know of was typed here, and stays.
      const isUnsent = hasTyped.current || (store.find() !== undefined && store.findVersion() === undefined);
      if (isUnsent) {
        setElsewhere(found);
        return;
      }
      remote.adopt(found);
      setFromBefore(found);
      setDraft(found);
    };
    // The browser's copy stands where the server cannot be asked.
    look().catch(() => undefined);
    return () => {
      isHere = false;
      remote.send();
    };
  }, [api, queryClient, remote, store]);

  const change = (next: Draft) => {
    hasTyped.current = true;
    setDraft(next);
    store.keep(next);
    remote.typed(next);
  };
  const forget = () => {
    store.forget();
    remote.forget();
    setElsewhere(undefined);
  };
  return {
    draft,
    isFromBefore: fromBefore !== undefined,
    elsewhere:
      elsewhere === undefined
        ? undefined
        : {
            draft: elsewhere,
            take() {
              hasTyped.current = true;
              setDraft(elsewhere);
              store.keep(elsewhere);
              if (draft !== undefined) remote.exchange(draft, elsewhere);
              setElsewhere(draft);
            },
            letGo() {
              if (draft !== undefined) remote.letOthersGo(draft);
              setElsewhere(undefined);
            },
          },
    change,
    forget,
    startAfresh() {
      forget();
      hasTyped.current = false;
      setFromBefore(undefined);
      setDraft(initial());
    },
  };
}
