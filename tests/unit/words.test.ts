// The words of parts that bring their Russian and fetch their English.

import { afterEach, describe, expect, test, vi } from "vitest";
import { speak, withEnglish, withWords, words } from "../../web/words";
import { en } from "../../web/words/en";

const hello = { hello: "привет" };
const english = () => vi.fn(async () => ({ hello: "hello" }));

afterEach(() => speak("ru"));

describe("a part that brings its Russian", () => {
  test("fetches its English when English is spoken, and only then", async () => {
    const load = english();
    const part = withEnglish(hello, load);
    await withWords(Promise.resolve());
    expect(part.value.hello).toBe("привет");
    expect(load).not.toHaveBeenCalled();
    await speak("en");
    expect(part.value.hello).toBe("hello");
    await speak("ru");
    expect(part.value.hello).toBe("привет");
    await speak("en");
    expect(part.value.hello).toBe("hello");
  });

  test("has it when it is loaded while English is spoken, or about to be", async () => {
    const speaking = speak("en");
    const part = await withWords(Promise.resolve().then(() => withEnglish(hello, english())));
    expect(part.value.hello).toBe("hello");
    await speaking;
  });

  test("is Russian until its English has come", async () => {
    await speak("en");
    const part = withEnglish(hello, english());
    expect(part.value.hello).toBe("привет");
    await withWords(Promise.resolve());
    expect(part.value.hello).toBe("hello");
  });

  test("keeps the page in its language while its English cannot come", async () => {
    let there = false;
    const part = withEnglish(hello, async () => {
      if (!there) throw new Error("no network");
      return { hello: "hello" };
    });
    await speak("en");
    expect(words.value).not.toBe(en);
    there = true;
    await speak("en");
    expect(words.value).toBe(en);
    expect(part.value.hello).toBe("hello");
  });
});
