import { Button, makeStyles } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./ErrorNote.tsx";

const useStyles = makeStyles({ more: { alignSelf: "center" } });

/** As TanStack's infinite queries tell it. */
export interface MorePages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly error: unknown;
  readonly fetchNextPage: () => unknown;
}

export interface ShowMoreProps<Item> {
  items: readonly Item[];
  pages: MorePages;
  /** The list; `focusOn` is the id of the entry to which the focus goes. */
  children: (focusOn: string | undefined) => ReactNode;
}

/** A list that comes page by page, when it is asked for. */
export function ShowMore<Item extends { readonly id: string }>({
  items,
  pages,
  children,
}: ShowMoreProps<Item>) {
  const { t } = useTranslation();
  const styles = useStyles();
  /** How many stood there when more were asked for: the focus goes to the first one after them. */
  const [shownBefore, setShownBefore] = useState<number>();
  const showMore = () => void pages.fetchNextPage();
  return (
    <>
      {children(shownBefore === undefined ? undefined : items[shownBefore]?.id)}
      {pages.isFetchNextPageError && <ErrorNote error={pages.error} onRetry={showMore} />}
      {pages.hasNextPage && (
        <Button
          className={styles.more}
          disabledFocusable={pages.isFetchingNextPage}
          onClick={() => {
            setShownBefore(items.length);
            showMore();
          }}
        >
          {t("community.showMore")}
        </Button>
      )}
    </>
  );
}
