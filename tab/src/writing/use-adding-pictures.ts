import { useMutation } from "@tanstack/react-query";
import { useLayoutEffect, useRef } from "react";
import { useParams } from "wouter";
import { pictureIdsIn, pictureLimits } from "../../../bot/contract/picture-names.ts";
import { keepPicture, type PicturePlace } from "../api/picture-queries.ts";
import { useApi } from "../api/use-api.ts";
import { scaledPicture } from "./scaled-picture.ts";
import { withPicture } from "./text-with-pictures.ts";

/** Why a picture was not added, where that is no fault on the way to the server. */
export class NotAddedError extends Error {
  override name = "NotAddedError";
  readonly reason: "tooMany" | "noPicture";

  constructor(reason: NotAddedError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/** Keeps files as pictures of the page's community and puts them into a text, in which people type meanwhile. */
export function useAddingPictures(id: string, text: string, onChange: (text: string) => void) {
  const api = useApi();
  const { communityId } = useParams<PicturePlace & object>();
  const now = useRef({ text, onChange });
  useLayoutEffect(() => {
    now.current = { text, onChange };
  });

  return useMutation({
    async mutationFn(files: readonly File[]) {
      for (const file of files) {
        if (pictureIdsIn(now.current.text).length >= pictureLimits.perText)
          throw new NotAddedError("tooMany");
        const bytes = await scaledPicture(file);
        if (bytes === undefined) throw new NotAddedError("noPicture");
        const kept = await keepPicture(api, communityId, bytes);
        const field = document.getElementById(id);
        const at = field instanceof HTMLTextAreaElement ? field.selectionEnd : now.current.text.length;
        const changed = withPicture(now.current.text, kept.id, at);
        // The next one goes into this text, whether or not it is shown by then.
        now.current = { ...now.current, text: changed };
        now.current.onChange(changed);
      }
    },
  });
}
