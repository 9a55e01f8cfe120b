import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownRegular, ArrowUpRegular, ReOrderDotsVerticalRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntrySummary } from "../../../../bot/contract/entries.ts";
import { movePin, pinsQuery } from "../../api/board-queries.ts";
import { communityPageQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { keyOf, movedTo, neighboursAt, orderedBy } from "./pin-order.ts";
import type { EntryRef } from "../../../../bot/contract/entry-ref.ts";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  pin: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  dragged: { position: "relative", zIndex: 1, boxShadow: tokens.shadow16 },
  // Touches on it drag instead of scrolling the page.
  handle: { touchAction: "none", cursor: "grab" },
  title: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
});

export interface ArrangeBoardProps {
  communityId: string;
  entries: readonly EntrySummary[];
}

/** The order of the board, changed by dragging, by keyboard and by buttons; each step is saved at once. */
export function ArrangeBoard({ communityId, entries }: ArrangeBoardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  /** What was chosen, until the server's order is there. */
  const [chosen, setChosen] = useState<readonly EntrySummary[]>();
  const [said, setSaid] = useState("");
  const shown = chosen ?? entries;
  const move = useMutation({
    mutationFn: ({ entry, order }: { entry: EntryRef; order: readonly EntrySummary[] }) =>
      movePin(api, communityId, entry, neighboursAt(order, entry)),
    onSuccess: async (board) => {
      queryClient.setQueryData(pinsQuery(api, communityId).queryKey, board);
      const { queryKey } = communityPageQuery(api, communityId);
      // Reading the page again may begin before the next move and end after it; so the answer's order is shown first.
      queryClient.setQueryData(queryKey, (page) => {
        const [first, ...others] = page?.pages ?? [];
        return page && first?.board
          ? { ...page, pages: [{ ...first, board: orderedBy(board.pins, first.board) }, ...others] }
          : page;
      });
      setChosen(undefined);
      await queryClient.invalidateQueries({ queryKey });
    },
    onError: () => setChosen(undefined),
  });
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  const titleOf = (key: unknown) => shown.find((entry) => keyOf(entry) === key)?.title ?? "";
  const placeOf = (key: unknown) => shown.findIndex((entry) => keyOf(entry) === key) + 1;
  const inPlace = (title: unknown, place: unknown = title) => ({
    title: titleOf(title),
    place: placeOf(place),
    count: shown.length,
  });
  const moveTo = (key: string, place: number) => {
    const entry = shown.find((one) => keyOf(one) === key);
    if (entry === undefined || move.isPending || placeOf(key) === place + 1) return;
    const order = movedTo(shown, key, place);
    setChosen(order);
    setSaid(t("board.moved", { title: entry.title, place: place + 1, count: shown.length }));
    move.mutate({ entry: { kind: entry.kind, id: entry.id }, order });
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) moveTo(String(active.id), placeOf(over.id) - 1);
  };

  return (
    <div className={layout.tight}>
      <p className={layout.small}>{t("board.hint")}</p>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{
          announcements: {
            onDragStart: ({ active }) => t("board.picked", inPlace(active.id)),
            // It begins above its own place, so the first words of all are those.
            onDragOver: ({ active, over }) => {
              if (over === null) return undefined;
              return t(over.id === active.id ? "board.picked" : "board.over", inPlace(active.id, over.id));
            },
            onDragEnd: ({ active, over }) => t("board.moved", inPlace(active.id, over?.id ?? active.id)),
            onDragCancel: ({ active }) => t("board.cancelled", inPlace(active.id)),
          },
          screenReaderInstructions: { draggable: t("board.hint") },
        }}
      >
        <SortableContext items={shown.map(keyOf)} strategy={verticalListSortingStrategy}>
          <ol className={styles.list}>
            {shown.map((entry, place) => (
              <Pin
                key={keyOf(entry)}
                entry={entry}
                isFirst={place === 0}
                isLast={place === shown.length - 1}
                onUp={() => moveTo(keyOf(entry), place - 1)}
                onDown={() => moveTo(keyOf(entry), place + 1)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <span role="status" className={layout.spoken}>
        {said}
      </span>
      {move.isError && <ErrorNote error={move.error} />}
      <div>
        <AppButtonLink to={paths.community(communityId)}>{t("board.done")}</AppButtonLink>
      </div>
    </div>
  );
}

interface PinProps {
  entry: EntrySummary;
  isFirst: boolean;
  isLast: boolean;
  onUp: () => void;
  onDown: () => void;
}

function Pin({ entry, isFirst, isLast, onUp, onDown }: PinProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { title } = entry;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: keyOf(entry) });
  return (
    <li
      ref={setNodeRef}
      className={mergeClasses(styles.pin, isDragging && styles.dragged)}
      style={{ transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined, transition }}
    >
      <Button
        ref={setActivatorNodeRef}
        className={styles.handle}
        appearance="transparent"
        icon={<ReOrderDotsVerticalRegular />}
        {...attributes}
        {...listeners}
        aria-label={t("board.handle", { title })}
      />
      <span className={styles.title} dir="auto">
        {title}
      </span>
      <Button
        appearance="subtle"
        icon={<ArrowUpRegular />}
        disabledFocusable={isFirst}
        aria-label={t("board.up", { title })}
        onClick={onUp}
      />
      <Button
        appearance="subtle"
        icon={<ArrowDownRegular />}
        disabledFocusable={isLast}
        aria-label={t("board.down", { title })}
        onClick={onDown}
      />
    </li>
  );
}
