package dev.superstep.api.rest;

/** Bodies as they stand in the API's description; a test decodes each. */
final class Examples {
    static final String INPUT = "{\"input_data\": \"This is sample data for processing\"}";

    static final String RUN = """
            {"workflow": "sequential", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "status": "SUCCEEDED",
             "started": "2026-11-01T08:00:00.123Z", "ended": "2026-11-01T08:00:00.187Z",
             "input": {"input_data": "This is sample data for processing"},
             "state": {"input_data": "This is sample data for processing", "step1_result": "THIS IS SAMPLE DATA FOR PROCESSING"},
             "steps": [{"superstep": 1, "tasks": [{"node": "data_ingestion", "status": "COMMITTED",
               "update": {"step1_result": "THIS IS SAMPLE DATA FOR PROCESSING"},
               "started": "2026-11-01T08:00:00.131Z", "duration_ms": 0.412}]}]}""";

    static final String RUNNING_RUN = """
            {"workflow": "sequential", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "status": "RUNNING",
             "started": "2026-11-01T08:00:00.123Z", "input": {"input_data": "This is sample data for processing"},
             "state": {"input_data": "This is sample data for processing"}, "steps": []}""";

    static final String CANCELLED_RUN = """
            {"workflow": "sequential", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "status": "CANCELLED",
             "started": "2026-11-01T08:00:00.123Z", "ended": "2026-11-01T08:00:00.187Z",
             "input": {"input_data": "This is sample data for processing"},
             "state": {"input_data": "This is sample data for processing"}, "steps": []}""";

    static final String CANCEL = "{\"reason\": \"sent by mistake\"}";

    static final String FORK =
            "{\"superstep\": 2, \"edits\": {\"step1_result\": \"ANOTHER TEXT\"}, \"run\": \"what-if-1\"}";

    static final String RUNS = """
            {"runs": [{"workflow": "sequential", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "status": "SUCCEEDED",
               "started": "2026-11-01T08:00:00.123Z", "ended": "2026-11-01T08:00:00.187Z",
               "title": "{\\"input_data\\":\\"This is sample data for processing\\"}", "execution": 0}],
             "next": "MjAyNi0xMS0wMVQwODowMDowMC4xMjNaLzIwMjYxMTAxLTA4MDAwMC0xMjMtMGYxZTJkM2M0YjVhNjk3OC9zZXF1ZW50aWFs"}""";

    static final String SYSTEM = """
            {"since": "2026-11-01T07:00:00Z", "registered_workflows": ["loop", "parallel", "routing", "sequential"],
             "total_workflows": 41, "successful_workflows": 38, "failed_workflows": 2, "cancelled_workflows": 1,
             "runs": {"limit": 64, "active": 3, "waiting": 0}, "invocations": {"limit": 32, "active": 5, "waiting": 0},
             "waiting_runs": 1, "queued_runs": 0, "max_queued_runs": 10000, "queues": {}}""";

    static final String WORKFLOWS = """
            [{"name": "greeting", "nodes": ["greet"],
              "graph": {"nodes": [{"name": "greet", "traits": [], "reads": ["name"], "writes": ["greeting"], "time_limit_s": 60}],
                "edges": [{"from": ["__start__"], "to": "greet", "kind": "PLAIN"},
                  {"from": ["greet"], "to": "__end__", "kind": "PLAIN"}]}}]""";

    static final String WORKFLOW = """
            {"name": "greeting", "fingerprint": "5e1f0a", "nodes": ["greet"],
             "graph": {"nodes": [{"name": "greet", "traits": [], "reads": ["name"], "writes": ["greeting"], "time_limit_s": 60}],
               "edges": [{"from": ["__start__"], "to": "greet", "kind": "PLAIN"},
                 {"from": ["greet"], "to": "__end__", "kind": "PLAIN"}]},
             "channels": [{"name": "name", "reducer": "last", "type": {"type": "string"}, "sensitive": false},
               {"name": "greeting", "reducer": "last", "type": {"type": "string"}, "sensitive": false}],
             "input": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"],
               "additionalProperties": false},
             "sample": {"name": "World"}, "recursion_limit": 1000,
             "mermaid": "flowchart TD", "plan": "1 greet",
             "cost": {"region": "us-east-1", "prices_as_of": "2026-11", "complete": true, "rounds": [],
              "start_and_end": {"transitions": 0, "invocations": 1, "read_units": 1, "write_units": 7, "usd_per_million": 4.700},
              "paths": [{"supersteps": ["greet"], "cost": {"transitions": 1, "invocations": 2, "read_units": 2,
               "write_units": 8, "usd_per_million": 30.650}}]},
             "asl": {"StartAt": "greet", "States": {}}}""";

    static final String STEPS = """
            {"workflow": "sequential", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "status": "SUCCEEDED", "first": 1, "last": 4,
             "before": {"input_data": {"bytes": 36, "value": "This is sample data for processing"}},
             "steps": [{"superstep": 1, "tasks": [{"node": "data_ingestion", "committed": true,
               "update": {"step1_result": {"bytes": 36, "value": "THIS IS SAMPLE DATA FOR PROCESSING"}},
               "metrics": {"started": "2026-11-01T08:00:00.131Z", "duration_ms": 0.412, "attempt": 1, "cold_start": true,
                 "input_size": 51, "output_size": 55, "memory": 171}}],
               "state": {"input_data": {"bytes": 36, "value": "This is sample data for processing"},
                 "step1_result": {"bytes": 36, "value": "THIS IS SAMPLE DATA FOR PROCESSING"}}}],
             "next": 2}""";

    static final String VALUE = "\"This is sample data for processing\"";

    static final String DECIDED = """
            {"workflow": "routing", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "node": "approval_check", "superstep": 3,
             "status": "APPROVED", "title": "May this be done?", "asked": "2026-11-01T08:00:00.201Z",
             "deadline": "2026-11-02T08:00:00.201Z",
             "ruling": {"at": "2026-11-01T08:05:00Z", "decided_by": "Ann", "comment": "fine"},
             "href": "/workflows/routing/runs/20261101-080000-123-0f1e2d3c4b5a6978/approvals/approval_check"}""";

    static final String INBOX = """
            {"approvals": [{"workflow": "routing", "run": "20261101-080000-123-0f1e2d3c4b5a6978", "node": "approval_check",
               "superstep": 3, "status": "OPEN", "title": "May this be done?", "asked": "2026-11-01T08:00:00.201Z",
               "deadline": "2026-11-02T08:00:00.201Z",
               "href": "/workflows/routing/runs/20261101-080000-123-0f1e2d3c4b5a6978/approvals/approval_check"}]}""";

    static final String PROBLEM = """
            {"type": "urn:superstep:problem:not-found", "title": "There is nothing here", "status": 404,
             "detail": "there is no workflow \\"nothing\\"", "code": "NOT_FOUND"}""";

    private Examples() {}
}
