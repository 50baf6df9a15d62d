// Runs Lighthouse on addresses, one after the other in one browser. In (stdin): a list of addresses as JSON. Out: a line
// of JSON for each, {address, scores: {category: 0–100}, faults: [audit]}.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const addresses = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"] });
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const scores = {};
    const faults = [];
    for (const [name, category] of Object.entries(lhr.categories)) {
      scores[name] = Math.round(category.score * 100);
      for (const { id, weight } of category.auditRefs) {
        const { score } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 0.9) faults.push(id);
      }
    }
    console.log(JSON.stringify({ address, scores, faults }));
  }
} finally {
  await chrome.kill();
}
