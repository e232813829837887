"""The samples of the group "engine" in LangGraph, with its InMemorySaver: processor time a superstep.

python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/python langgraph_loop.py
"""

import operator
import statistics
import sys
import time
from importlib.metadata import version
from typing import Annotated, TypedDict

from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, StateGraph

ROUNDS = 1_000
NOTE = "x" * (5 * 1024)


class State(TypedDict):
    n: Annotated[int, operator.add]
    notes: Annotated[list[str], operator.add]


def count(state):
    return {"n": 1}


def append(state):
    return {"notes": [NOTE]}


def loop():
    """START -> a; a -> b; b ?-> a | END, a thousand times round."""
    graph = StateGraph(State).add_node("a", count).add_node("b", count)
    graph.add_edge(START, "a").add_edge("a", "b")
    graph.add_conditional_edges("b", lambda state: "a" if state["n"] < 2 * ROUNDS else END, ["a", END])
    return graph, 2 * ROUNDS


def chain(size, node):
    """START -> n0; n0 -> n1; ...; -> END."""
    graph = StateGraph(State)
    for i in range(size):
        graph.add_node(f"n{i}", node)
        graph.add_edge(START if i == 0 else f"n{i - 1}", f"n{i}")
    graph.add_edge(f"n{size - 1}", END)
    return graph, size


def fan(width):
    """START -> n0; n0 -> m0, ...; all of them -> last; last -> END."""
    graph = StateGraph(State).add_node("n0", count).add_node("last", count)
    middle = [f"m{i}" for i in range(width)]
    for node in middle:
        graph.add_node(node, count)
        graph.add_edge("n0", node)
    graph.add_edge(START, "n0").add_edge(middle, "last").add_edge("last", END)
    return graph, 3


SAMPLES = {
    "loop-2x1000": loop,
    "chain-1000": lambda: chain(1_000, count),
    "fan-100": lambda: fan(100),
    "append-200-of-5KB": lambda: chain(200, append),
}


def measure(name, saver, repeats):
    graph, supersteps = SAMPLES[name]()
    costs = []
    for _ in range(repeats):
        # A saver of its own for every run, or the runs before it would be measured as well.
        app = graph.compile(checkpointer=InMemorySaver() if saver else None)
        config = {"recursion_limit": 10_000, "configurable": {"thread_id": "1"}}
        before = time.process_time()
        app.invoke({"n": 0, "notes": []}, config)
        costs.append((time.process_time() - before) * 1e6 / supersteps)
    print(
        f"langgraph sample={name} saver={'memory' if saver else 'none'}"
        f" cpu_us_least={min(costs):.0f} cpu_us_median={statistics.median(costs):.0f}",
        flush=True,
    )


if __name__ == "__main__":
    print(f"# langgraph {version('langgraph')}, Python {sys.version.split()[0]}")
    for sample in sys.argv[1:] or SAMPLES:
        for with_saver in (True, False):
            measure(sample, with_saver, repeats=5)
