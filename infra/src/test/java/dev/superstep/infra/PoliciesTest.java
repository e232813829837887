package dev.superstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** What the roles of the template may do: as little as they need, and every star for a reason that stands here. */
class PoliciesTest {
    /** A star in what is allowed. {@code what} matches the actions, a blank, and the resource with its star. */
    private record Star(String what, String reason) {}

    private static final List<Star> STARS = List.of(
            new Star(
                    "xray:PutTraceSegments,xray:PutTelemetryRecords(,xray:GetSampling[A-Za-z,:]*)? \\*",
                    "X-Ray takes no resource"),
            new Star("logs:CreateLogDelivery,[A-Za-z,:]* \\*", "the delivery of logs takes no resource"),
            new Star("s3:[A-Za-z0-9,:]* .*Values.*/\\*", "the objects of the one bucket of values, by their hashes"),
            new Star(
                    "lambda:InvokeFunction .*Nodes.*:\\*",
                    "the versions of the workflow's own functions, for runs in flight"),
            new Star(
                    "states:[A-Za-z,:]* .*:execution:[a-z-]+:\\*",
                    "the executions of one machine, whose names nobody knows before"));

    @TempDir
    static Path folder;

    private static Template template;

    @BeforeAll
    static void synthesize() throws IOException {
        template = Template.fromStack(Samples.stack(folder, Map.of()));
    }

    @Test
    void every_star_has_its_reason() {
        assertThat(statements().flatMap(PoliciesTest::stars).toList())
                .isNotEmpty()
                .allSatisfy(star -> assertThat(STARS)
                        .anySatisfy(known -> assertThat(star).matches(Pattern.compile(known.what(), Pattern.DOTALL))));
    }

    @Test
    void no_action_has_a_star() {
        assertThat(statements().flatMap(statement -> texts(statement.get("Action"))))
                .isNotEmpty()
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void a_node_reads_and_commits_and_nothing_else() {
        assertThat(actions("loopNodesevaluatequality"))
                .containsExactly(
                        "dynamodb:PutItem",
                        "dynamodb:Query",
                        "kms:Decrypt",
                        "kms:GenerateDataKey",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "s3:GetObject",
                        "s3:ListBucket",
                        "s3:PutObject");
    }

    @Test
    void only_a_node_at_which_a_person_decides_changes_an_item() {
        assertThat(roles().keySet().stream()
                        .filter(role -> role.contains("Nodes"))
                        .filter(role -> actions(role).contains("dynamodb:UpdateItem")))
                .singleElement()
                .asString()
                .startsWith("routingNodesapprovalcheck");
    }

    @Test
    void only_that_node_answers_what_waits_and_only_in_its_own_machine() {
        assertThat(roles().entrySet().stream()
                        .filter(role -> role.getKey().contains("Nodes"))
                        .flatMap(role -> inline(role.getValue()))
                        .filter(statement ->
                                texts(statement.get("Action")).anyMatch(action -> action.startsWith("states:"))))
                .singleElement()
                .satisfies(statement ->
                        assertThat(texts(statement.get("Action"))).containsExactly("states:SendTaskSuccess"))
                .satisfies(statement -> assertThat(resources(statement))
                        .singleElement()
                        .asString()
                        .endsWith(":stateMachine:routing"));
    }

    @Test
    void only_nodes_that_ask_a_model_read_its_key() {
        assertThat(roles().keySet().stream()
                        .filter(role -> actions(role).contains("secretsmanager:GetSecretValue"))
                        .map(role -> role.replaceAll("Role.*", "")))
                .containsExactlyInAnyOrder(
                        "blogNodescreateoutline",
                        "blogNodesreviewandfinalize",
                        "blogNodeswritedraft",
                        "newsNodessummarizearticle");
    }

    @Test
    void runs_are_started_by_the_alias_alone() {
        assertThat(roles().entrySet().stream()
                        .filter(role -> role.getKey().startsWith("Gateway")
                                || role.getKey().startsWith("RunSweeps"))
                        .flatMap(role -> inline(role.getValue()))
                        .filter(statement -> texts(statement.get("Action")).anyMatch("states:StartExecution"::equals)))
                .hasSize(2)
                .allSatisfy(statement -> {
                    assertThat(statement.get("Condition"))
                            .isEqualTo(Map.of("StringEquals", Map.of("states:StateMachineQualifier", "live")));
                    assertThat(resources(statement))
                            .hasSize(DeployedWorkflow.all().size())
                            .allMatch(resource -> resource.matches(".*:stateMachine:[a-z]+"));
                });
    }

    private static List<String> actions(String role) {
        Map<String, Object> found = roles().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(role))
                .findFirst()
                .orElseThrow()
                .getValue();
        return inline(found)
                .flatMap(statement -> texts(statement.get("Action")))
                .sorted()
                .toList();
    }

    @Test
    void a_machine_invokes_its_own_nodes_and_no_others() {
        assertThat(policiesOf("loopMachine")
                        .filter(statement -> texts(statement.get("Action")).anyMatch("lambda:InvokeFunction"::equals)))
                .hasSize(1)
                .allSatisfy(statement -> assertThat(resources(statement))
                        .isNotEmpty()
                        .allMatch(resource -> resource.contains("loopNodes")));
    }

    private static Stream<String> stars(Map<String, Object> statement) {
        String actions = String.join(",", texts(statement.get("Action")).toList());
        return resources(statement).stream()
                .filter(resource -> resource.contains("*"))
                .map(resource -> actions + " " + resource);
    }

    private static List<String> resources(Map<String, Object> statement) {
        Object resource = statement.get("Resource");
        return resource instanceof List<?> many
                ? many.stream().map(PoliciesTest::print).toList()
                : List.of(print(resource));
    }

    /** A resource with the functions of CloudFormation as text: names and literals in their order. */
    private static String print(Object value) {
        return switch (value) {
            case Map<?, ?> function ->
                function.values().stream().map(PoliciesTest::print).reduce("", String::concat);
            case List<?> many -> many.stream().map(PoliciesTest::print).reduce("", String::concat);
            default -> value.toString();
        };
    }

    private static Stream<String> texts(Object oneOrMany) {
        return oneOrMany instanceof List<?> many
                ? many.stream().map(Object::toString)
                : Stream.of(oneOrMany.toString());
    }

    private static Stream<Map<String, Object>> statements() {
        return Stream.concat(roles().values().stream().flatMap(PoliciesTest::inline), policiesOf(""));
    }

    private static Map<String, Map<String, Object>> roles() {
        return template.findResources("AWS::IAM::Role");
    }

    private static Stream<Map<String, Object>> policiesOf(String prefix) {
        return template.findResources("AWS::IAM::Policy").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .flatMap(entry ->
                        document(map(entry.getValue().get("Properties")).get("PolicyDocument")));
    }

    private static Stream<Map<String, Object>> inline(Map<String, Object> role) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (map(role.get("Properties")).get("Policies") instanceof List<?> policies) {
            policies.forEach(
                    policy -> document(map(policy).get("PolicyDocument")).forEach(found::add));
        }
        return found.stream();
    }

    private static Stream<Map<String, Object>> document(Object document) {
        return ((List<?>) map(document).get("Statement")).stream().map(PoliciesTest::map);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
