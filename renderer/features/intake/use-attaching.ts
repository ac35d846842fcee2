import { useCallback, useRef, useState } from "react";
import type { Attachment } from "../../../shared/petition/intake.ts";
import { isRefused, type Refused } from "../../engine/api/answer.ts";
import type { EngineApi } from "../../engine/api/engine-api.ts";
import { mediaTypeOf } from "../../ui/attachment-kind.ts";
import { strings } from "./strings.ts";

/** 200 MB, the contract's limit. */
const sizeLimit = 209_715_200;
const countLimit = 200;

interface Attaching {
  /** Names of files being stored now. */
  readonly storing: readonly string[];
  /** Sentences about files that were not added. */
  readonly problems: readonly string[];
  add(files: Iterable<File>): void;
}

/**
 * Stores files one after another through the engine and hands over each as soon as it is sealed on disk. What is too
 * large, empty or refused is named, the rest goes on.
 */
export function useAttaching(
  engine: EngineApi,
  held: () => readonly Attachment[],
  onAttached: (attachment: Attachment) => void,
): Attaching {
  const [storing, setStoring] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef({ held, onAttached });
  latest.current = { held, onAttached };

  const add = useCallback(
    (files: Iterable<File>) => {
      setProblems([]);
      for (const file of files) {
        const complain = (sentence: string) => setProblems((before) => [...before, sentence]);
        if (file.size > sizeLimit) complain(strings.tooLarge(file.name));
        else if (file.size === 0) complain(strings.emptyFile(file.name));
        else {
          setStoring((before) => [...before, file.name]);
          queue.current = queue.current.then(async () => {
            if (latest.current.held().length >= countLimit) complain(strings.tooMany);
            else {
              const request = { file, name: file.name.slice(0, 200), mediaType: mediaTypeOf(file) };
              // A defect is told like a refusal: the files behind this one are stored all the same.
              const answer = await engine
                .addAttachment(request)
                .catch((): Refused => ({ refused: "defect", message: strings.notStored(file.name) }));
              if (isRefused(answer)) complain(answer.message);
              else if (!latest.current.held().some((one) => one.hash === answer.hash)) latest.current.onAttached(answer);
            }
            setStoring((before) => before.filter((_, at) => at !== before.indexOf(file.name)));
          });
        }
      }
    },
    [engine],
  );
  return { storing, problems, add };
}
