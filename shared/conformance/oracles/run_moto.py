#!/usr/bin/env python3
"""Runs state machines with moto's Step Functions interpreter (a fork of LocalStack's): jobs in, results out, one JSON
object a line each.

  run_moto.py LAMBDA_URL [--sfn-port N] [--time-scale F]

job     {"id", "definition", "input", "name"}: name is the execution's
result  {"id", "status", "output" | "error" and "cause", "states"}: states in the order entered, nested ones too
        (the order between branches is not fixed); status is SUCCEEDED, FAILED, TIMED_OUT or REFUSED

The first line out is {"ready": URL}. With --sfn-port (0: any free one) the whole Step Functions API listens at that URL:
StartExecution, GetExecutionHistory, SendTaskSuccess ...; sign for us-east-1. Jobs run side by side in threads. Every Task
calls POST LAMBDA_URL/2015-03-31/functions/NAME/invocations, NAME being the last part of the function's ARN. --time-scale
shortens Wait states and retry intervals, never timeouts. The process ends when its input does.
"""
import argparse, functools, http.client, json, logging, os, re, sys, threading, time, urllib.parse

ap = argparse.ArgumentParser()
ap.add_argument("lambda_url")
ap.add_argument("--sfn-port", type=int)
ap.add_argument("--time-scale", type=float, default=1.0)
o = ap.parse_args()
lambda_url = urllib.parse.urlsplit(o.lambda_url)
out, sys.stdout = sys.stdout, sys.stderr  # results only: whatever else is printed must not come between them

from moto.core.config import default_user_config
default_user_config["stepfunctions"] = {"execute_state_machine": True}

from botocore.exceptions import ClientError
from moto.stepfunctions.parser.api import ExecutionStatus, HistoryEventType, InvalidDefinition, LambdaFunctionFailedEventDetails
from moto.stepfunctions.parser.asl.component.common.error_name.custom_error_name import CustomErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.failure_event import FailureEvent, FailureEventException
from moto.core.responses import EmptyResult
from moto.core.utils import iso_8601_datetime_with_milliseconds
from moto.stepfunctions import responses
from moto.stepfunctions.parser.asl.component.state.choice import state_choice
from moto.stepfunctions.parser.asl.component.state.choice.comparison import comparison_variable, variable
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name import StatesErrorName
from moto.stepfunctions.parser.asl.component.common.error_name.states_error_name_type import StatesErrorNameType
from moto.stepfunctions.parser.asl.component.common.error_name.error_equals_decl import ErrorEqualsDecl
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils, state_task_lambda
from moto.stepfunctions.parser.asl.component.state.wait.wait_function import wait_function
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.parser.backend import execution
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends  # loads every module that is patched by name below

logging.disable(logging.CRITICAL)


# 1. Lambda calls go to LAMBDA_URL. moto would send them to its own docker-backed Lambda mock.
def post(path, payload, headers):
    """One connection a call: moto runs every task in a thread of its own, so there is nothing to keep one for."""
    connection = http.client.HTTPConnection(lambda_url.hostname, lambda_url.port, timeout=920)
    try:
        connection.request("POST", lambda_url.path.rstrip("/") + path, payload, headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def invoke(parameters, region, state_credentials):
    name = parameters["FunctionName"].split(":function:")[-1].split(":")[0]
    headers = {"Content-Type": "application/json",
               "X-Amz-Invocation-Type": parameters.get("InvocationType", "RequestResponse")}
    try:
        response, body = post(f"/2015-03-31/functions/{urllib.parse.quote(name, safe='')}/invocations",
                              parameters.get("Payload", b"{}"), headers)
    except OSError as e:
        raise ClientError({"Error": {"Code": "SdkClientException", "Message": str(e)},
                           "ResponseMetadata": {"HTTPStatusCode": 0, "RequestId": "0"}}, "Invoke")
    if response.status >= 300:
        text = body.decode(errors="replace")
        try:
            message = json.loads(text).get("message") or json.loads(text).get("Message") or text
        except ValueError:
            message = text
        code = (response.headers.get("X-Amzn-ErrorType") or "ServiceException").split(":")[0]
        raise ClientError({"Error": {"Code": code, "Message": message},
                           "ResponseMetadata": {"HTTPStatusCode": response.status, "RequestId": "0"}}, "Invoke")
    answer = {"StatusCode": response.status, "ExecutedVersion": response.headers.get("X-Amz-Executed-Version", "$LATEST")}
    if response.headers.get("X-Amz-Function-Error"):
        answer["FunctionError"] = response.headers["X-Amz-Function-Error"]
    answer["Payload"] = json.loads(body) if body else None
    return answer


lambda_eval_utils._invoke_lambda_function = invoke

# 2. Places where moto 5.2.5 differs from Step Functions.
#    a. a service error of a directly invoked function is "Exception" in moto, "Lambda.<Code>" in Step Functions;
#       a path that leads nowhere in a Task's Parameters fails the run with States.Runtime; moto makes it catchable
from moto.stepfunctions.parser.asl.utils import json_path

_from_error = state_task_lambda.StateTaskLambda._from_error


def from_error(self, env, ex):
    if isinstance(ex, json_path.NoSuchJsonPathError):
        return FailureEvent(env=env, error_name=StatesErrorName(StatesErrorNameType.StatesRuntime), event_type=HistoryEventType.TaskFailed,
                            event_details={"taskFailedEventDetails": {"error": "States.Runtime", "cause": str(ex)}})
    if isinstance(ex, ClientError):
        error = "Lambda." + ex.response["Error"]["Code"]
        return FailureEvent(env=env, error_name=CustomErrorName(error), event_type=HistoryEventType.LambdaFunctionFailed,
                            event_details={"lambdaFunctionFailedEventDetails": LambdaFunctionFailedEventDetails(
                                error=error, cause=ex.response["Error"]["Message"])})
    return _from_error(self, env, ex)


state_task_lambda.StateTaskLambda._from_error = from_error

#    b. States.ALL catches neither States.Runtime nor States.DataLimitExceeded
_match = ErrorEqualsDecl._eval_body


def match(self, env):
    name = env.stack[-1].error_name
    _match(self, env)
    if name in ("States.Runtime", "States.DataLimitExceeded") and name not in [n.error_name for n in self.error_names]:
        env.stack[-1] = False


ErrorEqualsDecl._eval_body = match

#    c. "$[1].goto" gives a list of one in moto; a path that can name only one value gives that value
from jsonpath_ng.ext import parse
parse = functools.lru_cache(maxsize=10_000)(parse)  # the same few paths again and again


def extract_json(path, data):
    values = [m.value for m in parse(path).find(data)]
    if re.search(r"\*|\.\.|\?\(|\[[^\]'\"]*[:,]", path):  # many values: a list, but AWS unpacks a closing [n]
        return values[0] if len(values) == 1 and re.search(r"\[\d+\]$", path) else values
    if not values:
        raise json_path.NoSuchJsonPathError(json_path=path, data=data)
    return values[0]


for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("moto.stepfunctions") and hasattr(module, "extract_json"):
        module.extract_json = extract_json


#    d. the same in a Choice, IsPresent excepted; moto takes the rule as not matched
def compare(self, env):
    self.variable.eval(env)
    value = env.stack[-1]
    if isinstance(value, variable.NoSuchVariable) and "IsPresent" not in str(self.comparison_function.__dict__):
        raise RuntimeError("Invalid path '%s': the choice state's condition path references an invalid value" % value.path)
    self.comparison_function.eval(env)


comparison_variable.ComparisonVariable._eval_body = compare

#    e. no rule matches and there is no Default: States.NoChoiceMatched; moto says States.Runtime
_choice = state_choice.StateChoice._eval_state


def choose(self, env):
    try:
        return _choice(self, env)
    except RuntimeError as e:
        if "No branching option" not in str(e):
            raise
        raise FailureEventException(FailureEvent(
            env=env, error_name=StatesErrorName(StatesErrorNameType.StatesNoChoiceMatched), event_type=HistoryEventType.ExecutionFailed,
            event_details={"executionFailedEventDetails": {"error": "States.NoChoiceMatched", "cause": "no choice matched in state '%s'" % self.name}}))


state_choice.StateChoice._eval_state = choose


#    f. SendTaskFailure loses its cause
def send_task_failure(self):
    self.stepfunction_backend.send_task_failure(self._get_param("taskToken"), error=self._get_param("error"), cause=self._get_param("cause"))
    return EmptyResult()


responses.StepFunctionResponse.send_task_failure = send_task_failure

#    g. $$.Execution.StartTime is a Python object in moto; Step Functions has text
_details = execution.Execution.get_start_execution_details


def details(self):
    d = _details(self)
    d.start_time = iso_8601_datetime_with_milliseconds(self.start_date)
    return d


execution.Execution.get_start_execution_details = details


#    h. an execution that timed out has no end
_describe = responses.StepFunctionResponse.describe_execution


def describe_execution(self):
    answer = _describe(self)
    described = self.stepfunction_backend.describe_execution(self._get_param("executionArn"))
    answer.result.setdefault("stopDate", described.stop_date)
    if answer.result["stopDate"] is None:
        del answer.result["stopDate"]
    return answer


responses.StepFunctionResponse.describe_execution = describe_execution

#    i. two who start an execution of one name at the same moment both succeed
_start_execution, starting = StepFunctionsParserBackend.start_execution, threading.RLock()


def start_execution(self, *parameters, **more):
    with starting:
        return _start_execution(self, *parameters, **more)


StepFunctionsParserBackend.start_execution = start_execution

#    j. states:startExecution would go to AWS. That of a job is answered as if it had started, and whoever runs the job goes on
#       with the next execution, because the machine of a job is forgotten when the job ends; any other is started here.
from moto.stepfunctions.exceptions import ExecutionAlreadyExists
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_sfn import StateTaskServiceSfn


def start(self, env, resource_runtime_part, normalised_parameters, state_credentials):
    wanted = {key.lower(): value for key, value in normalised_parameters.items()}
    machine = wanted["statemachinearn"]
    if not machine.split(":")[-1].startswith("job-"):
        try:
            backend.start_execution(machine, wanted["name"], wanted["input"])
        except ExecutionAlreadyExists as e:
            raise ClientError({"Error": {"Code": "ExecutionAlreadyExists", "Message": str(e)},
                               "ResponseMetadata": {"HTTPStatusCode": 400, "RequestId": "0"}}, "StartExecution")
    env.stack.append({"ExecutionArn": "%s:%s" % (machine.replace(":stateMachine:", ":execution:"), wanted["name"])})


StateTaskServiceSfn._eval_service_task = start


#    k. an execution that is stopped has ended at once, whatever its task waits for, and stays so
_stop, _reflect = execution.Execution.stop, execution.BaseExecutionWorkerCommunication._reflect_execution_status


def stop(self, stop_date, error, cause):
    if self.exec_status == ExecutionStatus.RUNNING:
        _stop(self, stop_date, error, cause)
        self.exec_status, self.stop_date = ExecutionStatus.ABORTED, stop_date


def reflect(self):
    if self.execution.exec_status == ExecutionStatus.RUNNING:
        _reflect(self)


execution.Execution.stop = stop
execution.BaseExecutionWorkerCommunication._reflect_execution_status = reflect

# 3. A clock that can be hurried.
class Clock:
    def __getattr__(self, n): return getattr(time, n)
    def sleep(self, s): time.sleep(s * o.time_scale)


retrier_decl.time = Clock()


def wait_interval(self, env, wait_seconds):
    end = time.time() + wait_seconds * o.time_scale
    while env.is_running() and (left := end - time.time()) > 0:
        env.program_state_event.wait(left)


wait_function.WaitFunction._wait_interval = wait_interval

# 4. A definition is parsed twice, slowly: to check it and to run it. Each parse gives a fresh program, used once.
_parse, parsed = AmazonStateLanguageParser.parse, {}


def check(definition):
    try:
        parsed[definition] = _parse(definition)
    except Exception as e:
        raise InvalidDefinition(message=repr(e))


AmazonStateLanguageParser.parse = staticmethod(lambda text: parsed.pop(text, None) or _parse(text))
stepfunctions_parser_backends["123456789012"]["us-east-1"].__class__._validate_definition = staticmethod(lambda definition: check(definition))

# 5. Jobs in, results out.
backend = stepfunctions_parser_backends["123456789012"]["us-east-1"]
ended = threading.Condition()
_terminated = execution.BaseExecutionWorkerCommunication.terminated


def terminated(self):
    _terminated(self)
    with ended:
        ended.notify_all()


execution.BaseExecutionWorkerCommunication.terminated = terminated


def run(job):
    definition = json.dumps(job["definition"], ensure_ascii=False)  # moto loses the backslash of \u00e9
    try:
        machine = backend.create_state_machine("job-%s" % job["id"], definition, "arn:aws:iam::123456789012:role/oracle")
    except InvalidDefinition as e:
        return {"status": "REFUSED", "error": "InvalidDefinition", "cause": str(e.message), "states": []}
    e = backend.start_execution(machine.arn, job.get("name", "oracle"), json.dumps(job["input"], ensure_ascii=False))
    with ended:
        ended.wait_for(lambda: e.exec_status != ExecutionStatus.RUNNING)
    history = e.exec_worker.env.event_manager.get_event_history()
    states = [h["stateEnteredEventDetails"]["name"] for h in history if "stateEnteredEventDetails" in h]
    backend.state_machines.remove(machine)
    if e.status == "SUCCEEDED":
        return {"status": e.status, "output": e.output, "states": states}
    error = "States.Timeout" if e.status == "TIMED_OUT" else e.error or ""
    return {"status": e.status, "error": error, "cause": e.cause or "", "states": states}


writing = threading.Lock()


def say(line):
    with writing:
        print(json.dumps(line), file=out, flush=True)


def work(job):
    try:
        result = run(job)
    except Exception as e:
        result = {"status": "REFUSED", "error": "RunnerFailed", "cause": repr(e), "states": []}
    say({"id": job["id"], **result})


url = None
if o.sfn_port is not None:
    from moto.server import ThreadedMotoServer
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=o.sfn_port, verbose=False)
    server.start()
    url = "http://%s:%d" % server.get_host_and_port()
say({"ready": url})
threads = []
for line in sys.stdin:
    threads.append(threading.Thread(target=work, args=(json.loads(line),), daemon=True))
    threads[-1].start()
for t in threads:
    t.join()
out.flush()
os._exit(0)  # interpreter threads of timed-out tasks must not hold the exit up
