// A client in TypeScript: walks every tree to all of its ends, and says what it came by. node walk.js <site>
import createClient from "openapi-fetch";
import type { AdviceById, Tree, paths } from "./described.ts";

declare const process: { argv: string[] };

const site = createClient<paths>({ baseUrl: process.argv[2] ?? "" });
const found = { trees: 0, states: 0, why: 0, text: 0, unsure: 0, advice: 0 };

function walk(tree: Tree, advice: AdviceById): void {
  const waiting = [tree.start];
  const seen = new Set(waiting);
  for (const name of waiting) {
    const state = tree.states[name];
    if (!state?.title) throw new Error(`${tree.tree}: nothing at ${name}`);
    found.states += 1;
    found.why += state.why ? 1 : 0;
    found.text += state.text ? 1 : 0;
    for (const item of state.advice) {
      const text = advice[item]?.text;
      if (!(text?.[tree.audience] ?? text?.["iedereen"])) throw new Error(`${tree.tree}: no words for ${item}`);
      found.advice += 1;
    }
    for (const answer of state.answers) {
      found.unsure += answer.unsure ? 1 : 0;
      if (!seen.has(answer.to)) {
        seen.add(answer.to);
        waiting.push(answer.to);
      }
    }
  }
}

const index = await site.GET("/api/v1/index.json");
const advice = await site.GET("/api/v1/advice.json");
if (!index.data || !advice.data) throw new Error("no data");
for (const file of index.data.files.filter((each) => each.what === "tree")) {
  const { data } = await site.GET("/api/v1/trees/{tree}.json", { params: { path: { tree: file.id } } });
  if (!data) throw new Error(`no tree ${file.id}`);
  found.trees += 1;
  walk(data, advice.data.advice);
}
console.log(JSON.stringify(found));
