#!/usr/bin/env node
// Runs state machines with npm aws-local-stepfunctions: jobs in, results out, one JSON object a line each.
//
//   run_node.mjs LAMBDA_URL [--time-scale F]
//
// job     {"id", "definition", "input", "name", "start"}: name is the execution's, start its StartTime
// result  {"id", "status", "output" | "error" and "cause", "states"}: states in the order entered, nested ones too
//         (the order between branches is not fixed); status is SUCCEEDED, FAILED, TIMED_OUT or REFUSED
//
// The first line out is {"ready": URL}: the Step Functions API there takes SendTaskSuccess, SendTaskFailure and
// SendTaskHeartbeat. Jobs run side by side. Every Task calls POST LAMBDA_URL/2015-03-31/functions/NAME/invocations, NAME
// being the last part of the function's ARN. --time-scale shortens Wait states and retry intervals, never timeouts. The
// process ends when its input does.
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { register } from 'node:module';
import { parseArgs } from 'node:util';

Promise.withResolvers ??= function () { // the package wants Node 22; this is all it lacks on Node 20
  let resolve, reject;
  const promise = new Promise((a, b) => { resolve = a; reject = b; });
  return { promise, resolve, reject };
};

register('./node_fixes.mjs', import.meta.url);
const { StateMachine } = await import('aws-local-stepfunctions');

const { values: opt, positionals: [lambdaUrl] } = parseArgs({
  allowPositionals: true,
  options: { 'time-scale': { type: 'string', default: '1' } },
});
if (!lambdaUrl) { console.error('usage: run_node.mjs LAMBDA_URL [--time-scale F]'); process.exit(64); }
const scale = Number(opt['time-scale']);
const failure = (name, cause) => Object.assign(new Error(cause), { name });

// ---- the Lambda Invoke API
async function invoke(ref, payload) {
  const name = ref.split(':function:').pop().split(':')[0];
  let res;
  try {
    res = await fetch(`${lambdaUrl.replace(/\/$/, '')}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload ?? {}) });
  } catch (e) { throw failure('Lambda.SdkClientException', String(e.cause ?? e)); }
  const text = await res.text();
  if (!res.ok) {
    let message = text; try { message = JSON.parse(text).message ?? JSON.parse(text).Message ?? text; } catch { /* not JSON */ }
    throw failure('Lambda.' + (res.headers.get('x-amzn-errortype') ?? 'ServiceException').split(':')[0], message);
  }
  if (Buffer.byteLength(text) > 262144) throw Object.assign(failure('States.DataLimitExceeded', 'result over 262144 bytes'), { isRetryable: false, isCatchable: false });
  const value = text === '' ? null : JSON.parse(text);
  if (res.headers.get('x-amz-function-error')) throw failure(value?.errorType ?? 'Lambda.Unknown', JSON.stringify(value));
  return { value, response: { ExecutedVersion: res.headers.get('x-amz-executed-version') ?? '$LATEST', Payload: value, StatusCode: res.status } };
}

// ---- task tokens
const waiting = new Map();
const api = createServer((req, res) => {
  let body = '';
  req.on('data', (c) => { body += c; });
  req.on('end', () => {
    const answer = (status, obj) => { res.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }); res.end(JSON.stringify(obj)); };
    const action = (req.headers['x-amz-target'] ?? '').split('.').pop();
    let m; try { m = JSON.parse(body || '{}'); } catch { return answer(400, { __type: 'SerializationException' }); }
    const task = waiting.get(m.taskToken);
    if (!['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat'].includes(action)) return answer(400, { __type: 'UnknownOperationException', message: action });
    if (!task) return answer(400, { __type: 'TaskTimedOut', message: 'Task Timed Out: no such task is waiting' });
    if (action === 'SendTaskSuccess') {
      let out; try { out = JSON.parse(m.output); } catch { return answer(400, { __type: 'InvalidOutput', message: 'not JSON' }); }
      waiting.delete(m.taskToken); task.resolve(out);
    } else if (action === 'SendTaskFailure') { waiting.delete(m.taskToken); task.reject(failure(m.error ?? 'States.TaskFailed', m.cause ?? '')); }
    answer(200, {});
  });
});

// ---- one execution
function fixRule(rule) { // IsPresent: false and its kin never match in the package; Not of true does
  for (const r of [...(rule.And ?? []), ...(rule.Or ?? []), ...(rule.Not ? [rule.Not] : [])]) fixRule(r);
  const test = Object.keys(rule).find((k) => /^Is[A-Z]/.test(k) && rule[k] === false);
  if (test) { rule.Not = { Variable: rule.Variable, [test]: true }; delete rule.Variable; delete rule[test]; }
}

async function run({ definition, input, name = 'oracle', start = new Date().toISOString() }) {
  const taskResourceLocalHandlers = {}, waitTimeOverrides = {}, retryIntervalOverrides = {};
  let lastToken = null;
  const call = async (resource, arg) => {
    if (resource.includes(':lambda:') && resource.includes(':function:')) return (await invoke(resource, arg)).value;
    if (resource === 'arn:aws:states:::lambda:invoke') return (await invoke(arg.FunctionName, arg.Payload)).response;
    if (resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken') {
      const token = lastToken; // made while this state's Parameters were worked out, in the same turn of the event loop
      const done = new Promise((resolve, reject) => waiting.set(token, { resolve, reject }));
      done.catch(() => {});
      await invoke(arg.FunctionName, arg.Payload);
      return done;
    }
    if (resource === 'arn:aws:states:::states:startExecution') { // answered as if it had started; whoever runs the job goes on
      return { ExecutionArn: arg.StateMachineArn.replace(':stateMachine:', ':execution:') + ':' + arg.Name };
    }
    throw failure('States.Runtime', 'resource not supported by this runner: ' + resource);
  };
  (function walk(machine) { // handlers and intervals by the state's name, wherever it is nested: names must be unique
    for (const [key, s] of Object.entries(machine.States)) {
      if (s.Type === 'Task') {
        if (!s.TimeoutSeconds && !s.TimeoutSecondsPath) s.TimeoutSeconds = 2000000; // the package's default is 60 s, not 99999999; setTimeout ends at 2^31 ms
        taskResourceLocalHandlers[key] = (arg) => call(s.Resource, arg);
      }
      if (s.Type === 'Choice') for (const rule of s.Choices) fixRule(rule);
      // States.TaskFailed is a wildcard for Task states only there; States.ALL is near enough (it takes States.Timeout as well)
      if (s.Type === 'Parallel' || s.Type === 'Map') {
        for (const h of [...(s.Retry ?? []), ...(s.Catch ?? [])]) h.ErrorEquals = h.ErrorEquals.map((e) => (e === 'States.TaskFailed' ? 'States.ALL' : e));
      }
      if (s.Type === 'Wait' && scale !== 1 && s.Seconds !== undefined) waitTimeOverrides[key] = s.Seconds * 1000 * scale;
      if (s.Retry && scale !== 1) retryIntervalOverrides[key] = s.Retry.map((r) => (r.IntervalSeconds ?? 1) * 1000 * scale);
      for (const b of s.Branches ?? []) walk(b);
      if (s.Type === 'Map') walk(s.ItemProcessor ?? s.Iterator);
    }
  })(definition);
  const context = {
    Execution: { Id: 'arn:aws:states:us-east-1:123456789012:execution:oracle:' + name, Name: name, Input: input, StartTime: start, RoleArn: 'arn:aws:iam::123456789012:role/oracle' },
    StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:oracle', Name: 'oracle' },
    Task: { get Token() { return (lastToken = randomUUID()); } },
  };
  let machine;
  try {
    machine = new StateMachine(definition); // validates with the asl-validator the package brings
  } catch (e) { return { status: 'REFUSED', error: 'InvalidDefinition', cause: e.message, states: [] }; }
  const execution = machine.run(input, { context, overrides: { taskResourceLocalHandlers, waitTimeOverrides, retryIntervalOverrides } });
  const states = [];
  const logs = (async () => { for await (const e of execution.eventLogs) if (e.type === 'StateEntered') states.push(e.state.name); })();
  let out;
  try {
    out = { status: 'SUCCEEDED', output: await execution.result };
  } catch (e) {
    const c = e.cause instanceof Error ? e.cause : e;
    out = e.name === 'ExecutionTimeoutError' ? { status: 'TIMED_OUT', error: 'States.Timeout', cause: '' } : { status: 'FAILED', error: c.name, cause: c.message };
  }
  await logs;
  return { ...out, states };
}

await new Promise((r) => api.listen(0, '127.0.0.1', r));
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
say({ ready: 'http://127.0.0.1:' + api.address().port });
const running = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const done = run(job).catch((e) => ({ status: 'REFUSED', error: 'RunnerFailed', cause: String(e.stack), states: [] }))
    .then((result) => { running.delete(done); say({ id: job.id, ...result }); });
  running.add(done);
}
await Promise.all(running);
process.exit(0);
