"""What LangGraph's DynamoDBSaver writes for a chain whose nodes each append a kilobyte: the case of the group "counts".

Needs a DynamoDB Local: java -jar DynamoDBLocal.jar -inMemory
.venv/bin/python langgraph_dynamodb.py http://localhost:8000
"""

import operator
import random
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, TypedDict

import boto3
from langgraph.graph import END, START, StateGraph
from langgraph_checkpoint_aws import DynamoDBSaver

TABLE = "checkpoints"
WORDS = (Path(__file__).parents[1] / "src/main/resources/dev/superstep/benchmarks/dynamodb/words.txt").read_text().split()


class State(TypedDict):
    notes: Annotated[list[str], operator.add]


def note(number, length=1024):
    drawn = random.Random(number)
    return " ".join(drawn.choice(WORDS) for _ in range(length))[:length]


def chain(size):
    graph = StateGraph(State)
    for i in range(size):
        graph.add_node(f"n{i}", lambda state, text=note(i): {"notes": [text]})
        graph.add_edge(START if i == 0 else f"n{i - 1}", f"n{i}")
    graph.add_edge(f"n{size - 1}", END)
    return graph


class Meter:
    """Sums the capacity that a session's requests report."""

    def __init__(self, session):
        self.write = self.read = self.requests = 0
        events = session._session.get_component("event_emitter")
        events.register("before-parameter-build.dynamodb", self.ask)
        events.register("after-call.dynamodb", self.count)

    def ask(self, params, model, **_):
        if "ReturnConsumedCapacity" in model.input_shape.members:
            params["ReturnConsumedCapacity"] = "TOTAL"

    def count(self, parsed, model, **_):
        self.requests += 1
        found = parsed.get("ConsumedCapacity", [])
        units = sum(one.get("CapacityUnits", 0) for one in (found if isinstance(found, list) else [found]))
        if "Put" in model.name or "Write" in model.name or "Update" in model.name:
            self.write += units
        else:
            self.read += units


def session():
    return boto3.Session(aws_access_key_id="local", aws_secret_access_key="local", region_name="us-east-1")


def make_table(endpoint):
    client = session().client("dynamodb", endpoint_url=endpoint)
    if TABLE not in client.list_tables()["TableNames"]:
        client.create_table(
            TableName=TABLE,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("PK", "SK")],
        )


def measure(endpoint, steps, compressed):
    own = session()
    meter = Meter(own)
    saver = DynamoDBSaver(TABLE, session=own, endpoint_url=endpoint, enable_checkpoint_compression=compressed)
    app = chain(steps).compile(checkpointer=saver)
    app.invoke({"notes": []}, {"recursion_limit": 10_000, "configurable": {"thread_id": f"{steps}-{compressed}"}})
    print(
        f"langgraph-dynamodb steps={steps} bytes=1024 compressed={compressed} wcu={meter.write:.0f}"
        f" rcu={meter.read:.0f} requests={meter.requests}",
        flush=True,
    )


if __name__ == "__main__":
    print(f"# langgraph {version('langgraph')}, langgraph-checkpoint-aws {version('langgraph-checkpoint-aws')}")
    make_table(sys.argv[1])
    for number in (10, 50, 100, 200):
        for packed in (False, True):
            measure(sys.argv[1], number, packed)
