import { expect, it } from "vitest";
import { addCounts, countResults, countTests } from "../../build/testing/count-results.mjs";

const file = { status: "passed", assertionResults: [{}, {}] };

it("counts vitest's tests", () => {
  const report = { success: true, numPassedTests: 2, numFailedTests: 0, testResults: [file] };
  expect(countTests(report, 0)).toEqual({ passed: 2, failed: 0 });
});

it("counts a file that broke before its first test as one failure", () => {
  const broken = { status: "failed", assertionResults: [] };
  const testResults = [file, broken];
  const report = { success: false, numPassedTests: 2, numFailedTests: 0, testResults };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
});

it("counts a run that failed outside of any test as one failure", () => {
  const report = { success: true, numPassedTests: 2, numFailedTests: 0, testResults: [file] };
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 });
});

it("does not count a failed test twice because the run failed with it", () => {
  const testResults = [{ status: "failed", assertionResults: [{}, {}] }];
  const report = { success: false, numPassedTests: 1, numFailedTests: 1, testResults };
  expect(countTests(report, 1)).toEqual({ passed: 1, failed: 1 });
});

it("counts a run without a report as one failure", () => {
  expect(countResults("/no/such/report.json", 0)).toEqual({ passed: 0, failed: 1 });
});

it("adds counts up", () => {
  const all = [
    { passed: 3, failed: 0 },
    { passed: 1, failed: 2 },
  ];
  expect(addCounts(all)).toEqual({ passed: 4, failed: 2 });
});
