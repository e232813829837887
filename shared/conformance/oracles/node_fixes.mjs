// Puts npm aws-local-stepfunctions 3.0.0 right in its source as it is loaded; another version would be refused here.
const changes = [
  { // a path of many values that finds none gives [], as in Step Functions
    found: 'for (const Constraint of constraints) {\n',
    put: 'if (evaluation === undefined && !options?.ignoreDefinedValueConstraint && /\\*|\\.\\.|\\?\\(/.test(pathExpression)) evaluation = [];\n',
  },
  { // a branch is no execution of its own: $$.Execution stays what run_node.mjs has put there
    found: /Input: input,\s*StartTime: \(\/\* @__PURE__ \*\/ new Date\(\)\)\.toISOString\(\)/,
    instead: '',
  },
  { // $$.State, with the number of retries so far
    found: 'const rawInput = cloneJSON(input);\n',
    put: 'context = { ...context, State: { Name: this.stateName, EnteredTime: new Date().toISOString(),'
      + ' RetryCount: this.retrierAttempts.reduce((sum, n) => sum + n, 0) } };\n',
  },
];

export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith('/aws-local-stepfunctions/build/main.node.esm.js')) return loaded;
  let source = String(loaded.source);
  for (const { found, put, instead } of changes) {
    if (source.split(found).length !== 2) throw new Error('aws-local-stepfunctions has changed: not once ' + found);
    source = source.replace(found, (text) => instead ?? put + text);
  }
  return { ...loaded, source };
}
