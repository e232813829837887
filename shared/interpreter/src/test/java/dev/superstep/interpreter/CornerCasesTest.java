package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One state, an input, and what must come out: JSON or the error's name. */
class CornerCasesTest {
    private static final String BRANCHES = "{\"l\": [\"B\", \"C\"], \"has\": {\"w*\": 1, \"é\": 2, \"a b\": 3},"
            + " \"answers\": [{\"superstep\": 2, \"goto\": [\"B\"]}, {\"superstep\": 2}, {\"goto\": [\"C\", \"B\"]}],"
            + " \"s\": \"x\", \"n\": 3, \"d\": 3.0, \"none\": null, \"t\": \"2026-11-01T13:00:00+01:00\", \"empty\": []}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // wildcards
                "$.answers[*].goto[*] | [\"B\",\"C\",\"B\"]",
                "$.answers[*].superstep | [2,2]",
                "$.answers[*].nope[*] | []",
                "$.nope[*] | States.Runtime",
                "$.has.* | [1,2,3]",
                "$.s[*] | []",
                "$.answers[*].goto[0] | [\"B\",\"C\"]",
                // places
                "$.answers[2].goto[1] | \"B\"",
                "$.answers[-1].goto[0] | \"C\"",
                "$.answers[7] | States.Runtime",
                "$.s.x | States.Runtime",
                "$.none | null",
                "$.none.x | States.Runtime",
                "$['has']['w*'] | 1",
                "$.has['a b'] | 3",
                "$.has.é | 2",
                "$ | whole",
                // functions of paths with wildcards
                "States.ArrayContains($.answers[*].goto[*], 'C') | true",
                "States.ArrayContains($.answers[*].goto[*], 'D') | false",
                "States.ArrayContains($.empty, 'D') | false",
                "States.ArrayLength($.answers[*].goto[*]) | 3",
                "States.ArrayUnique($.answers[*].goto[*]) | [\"B\",\"C\"]",
                "States.ArrayGetItem($.answers[*].goto[*], 2) | \"B\"",
                "States.ArrayContains($['l'], 'B') | true",
                "States.ArrayContains($.nope, 'B') | States.Runtime",
                "States.ArrayGetItem($.l, 2) | States.IntrinsicFailure",
                // numbers
                "States.ArrayContains(States.Array(1, 2.0), 2) | true",
                "States.ArrayContains(States.Array(1, null), null) | true",
                "States.MathAdd($.n, -1) | 2",
                "States.MathAdd($.d, 1) | 4",
                "States.MathAdd($.s, 1) | States.IntrinsicFailure",
                "States.MathAdd(9223372036854775807, 1) | States.IntrinsicFailure",
                // strings
                "States.Format('{}-{}', $.s, $.n) | \"x-3\"",
                "States.Format('{} {}', States.ArrayContains($.l, 'B'), States.ArrayContains($.l, 'X')) | \"true false\"",
                "States.Format('it\\'s \\{{}\\}', $.l) | \"it's {[\\\"B\\\",\\\"C\\\"]}\"",
                "States.Format($.s) | \"x\"",
                "States.Format('é, (x)') | \"é, (x)\"",
                "States.StringSplit('1,2;,3', ',;') | [\"1\",\"2\",\"3\"]",
                "States.StringToJson('[1, {\"a\": 1.50}]') | [1,{\"a\":1.50}]",
                "States.StringToJson('x') | States.IntrinsicFailure",
                "States.JsonToString($.l) | \"[\\\"B\\\",\\\"C\\\"]\"",
                "States.Base64Encode('hällo') | \"aMOkbGxv\"",
                "States.Base64Decode('aMOkbGxv') | \"hällo\"",
                "States.Base64Decode('?') | States.IntrinsicFailure",
                "States.Hash('a', 'SHA-1') | \"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\"",
                "States.Hash('a', 'SHA-2') | States.IntrinsicFailure",
                // lists and objects
                "States.Array() | []",
                "States.ArrayPartition(States.ArrayRange(1, 5, 1), 2) | [[1,2],[3,4],[5]]",
                "States.ArrayPartition($.l, 0) | States.IntrinsicFailure",
                "States.ArrayRange(5, 1, -2) | [5,3,1]",
                "States.ArrayRange(1, 0, 1) | []",
                "States.ArrayRange(1, 5, 0) | States.IntrinsicFailure",
                "States.ArrayRange(1, 1001, 1) | States.IntrinsicFailure",
                "States.JsonMerge($.has, States.StringToJson('{\"é\": 9}'), false) | {\"w*\":1,\"é\":9,\"a b\":3}",
                "States.JsonMerge($.has, $.has, true) | States.IntrinsicFailure",
                "States.MathRandom(3, 4) | 3",
                "States.MathRandom(4, 4) | States.IntrinsicFailure",
                // the context
                "$$.Execution.Name | \"r1\"",
                "$$.State.Name | \"s\"",
                "$$.State.RetryCount | 0",
                "$$.State.EnteredTime | \"2026-11-01T12:00:00Z\"",
                "$$.StateMachine.Name | \"machine\"",
                "$$.Execution.Input.n | 3",
                "$$.Map.Item.Value | States.Runtime",
                "$$.Nope | States.Runtime",
                "States.ArrayLength($$.Execution.Input.l) | 2",
            })
    void an_expression_has_a_value_or_fails(String expression, String outcome) {
        Machine machine = Machine.ofState("\"Type\": \"Pass\", \"Parameters\": {\"x.$\": \""
                + expression.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}, \"OutputPath\": \"$.x\", \"End\": true");
        String expected = outcome.equals("whole") ? new CompactText(BRANCHES).text() : outcome;
        assertThat(machine.outcome(BRANCHES)).isEqualTo(expected);
    }

    private record CompactText(String json) {
        String text() {
            return dev.superstep.json.Json.print(dev.superstep.json.Json.parse(json));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"InputPath\": \"$.n\" | 3",
                "\"InputPath\": null | {}",
                "\"InputPath\": \"$.nope\" | States.Runtime",
                "\"InputPath\": \"$.answers[*].goto[*]\" | [\"B\",\"C\",\"B\"]",
                "\"OutputPath\": \"$.n\" | 3",
                "\"OutputPath\": null | {}",
                "\"OutputPath\": \"$.nope\" | States.Runtime",
                "\"InputPath\": \"$.n\", \"ResultPath\": \"$.has.x.y\", \"OutputPath\": \"$.has.x\" | {\"y\":3}",
                "\"InputPath\": \"$.n\", \"ResultPath\": \"$.l[1]\", \"OutputPath\": \"$.l\" | [\"B\",3]",
                "\"InputPath\": \"$.n\", \"ResultPath\": \"$.l[2]\" | States.ResultPathMatchFailure",
                "\"InputPath\": \"$.n\", \"ResultPath\": \"$.s.x\" | States.ResultPathMatchFailure",
                "\"Result\": 5, \"ResultPath\": null, \"OutputPath\": \"$.n\" | 3",
                "\"Result\": null | null",
                "\"Parameters\": {\"a\": 1, \"b\": [{\"c.$\": \"$.n\"}], \"d\": {}} | {\"a\":1,\"b\":[{\"c\":3}],\"d\":{}}",
            })
    void the_paths_of_a_state_work_as_specified(String fields, String outcome) {
        assertThat(Machine.ofState("\"Type\": \"Pass\", " + fields + ", \"End\": true")
                        .outcome(BRANCHES))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Variable\": \"$.l[0]\", \"StringEquals\": \"B\" | yes",
                "\"Variable\": \"$.l[7]\", \"IsPresent\": true | no",
                "\"Variable\": \"$.l[7]\", \"IsPresent\": false | yes",
                "\"Variable\": \"$.none\", \"IsPresent\": true | yes",
                "\"Variable\": \"$.none\", \"IsNull\": true | yes",
                "\"Variable\": \"$.nope\", \"IsNull\": true | States.Runtime",
                "\"Variable\": \"$.nope\", \"StringEquals\": \"a\" | States.Runtime",
                "\"Variable\": \"$.n\", \"StringEquals\": \"3\" | no",
                "\"Variable\": \"$.n\", \"NumericEquals\": 3.00 | yes",
                "\"Variable\": \"$.n\", \"NumericEqualsPath\": \"$.d\" | yes",
                "\"Variable\": \"$.n\", \"NumericLessThan\": 3 | no",
                "\"Variable\": \"$.n\", \"NumericLessThanEquals\": 3 | yes",
                "\"Variable\": \"$.s\", \"NumericLessThan\": 3 | no",
                "\"Variable\": \"$.s\", \"StringGreaterThan\": \"w\" | yes",
                "\"Variable\": \"$.s\", \"StringLessThanPath\": \"$.nope\" | States.Runtime",
                "\"Variable\": \"$.t\", \"TimestampEquals\": \"2026-11-01T12:00:00Z\" | yes",
                "\"Variable\": \"$.t\", \"StringEquals\": \"2026-11-01T12:00:00Z\" | no",
                "\"Variable\": \"$.t\", \"IsTimestamp\": true | yes",
                "\"Variable\": \"$.s\", \"IsTimestamp\": true | no",
                "\"Variable\": \"$.d\", \"IsNumeric\": true | yes",
                "\"Variable\": \"$.d\", \"IsString\": false | yes",
                "\"Variable\": \"$.t\", \"StringMatches\": \"2026-*T*\" | yes",
                "\"Variable\": \"$.t\", \"StringMatches\": \"2026-*Z\" | no",
                "\"Variable\": \"$.s\", \"StringMatches\": \"*x*\" | yes",
                "\"Variable\": \"$.s\", \"StringMatches\": \"\\\\*\" | no",
                "\"Not\": {\"Variable\": \"$.s\", \"StringEquals\": \"x\"} | no",
                "\"And\": [{\"Variable\": \"$.s\", \"StringEquals\": \"y\"}, {\"Variable\": \"$.nope\", \"IsNull\": true}] | no",
                "\"Or\": [{\"Variable\": \"$.s\", \"StringEquals\": \"x\"}, {\"Variable\": \"$.nope\", \"IsNull\": true}] | yes",
                "\"Variable\": \"$$.Execution.Name\", \"StringEquals\": \"r1\" | yes",
            })
    void a_rule_holds_or_fails(String rule, String outcome) {
        Machine machine = Machine.of("""
                {"StartAt": "c", "States": {
                  "c": {"Type": "Choice", "Choices": [{%s, "Next": "yes"}], "Default": "no"},
                  "yes": {"Type": "Pass", "Result": 1, "End": true},
                  "no": {"Type": "Pass", "Result": 0, "End": true}}}""".formatted(rule));
        String result = machine.outcome(BRANCHES);
        assertThat(result.equals("1") ? "yes" : result.equals("0") ? "no" : result)
                .isEqualTo(outcome);
    }
}
