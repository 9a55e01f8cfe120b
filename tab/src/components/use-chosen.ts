import { useState } from "react";

interface Chosen<Value> {
  /** What to show: the choice from the moment on in which it was made, and what is saved at all other times. */
  shown: Value;
  choose: (value: Value) => void;
  /** For when it is saved, or could not be: what is saved is shown again. */
  settle: () => void;
}

/** For choices that are saved at once: they follow the finger, and fall back when they could not be saved. */
export function useChosen<Value>(saved: Value): Chosen<Value> {
  const [chosen, setChosen] = useState<{ readonly value: Value }>();
  return {
    shown: chosen ? chosen.value : saved,
    choose: (value) => setChosen({ value }),
    settle: () => setChosen(undefined),
  };
}
