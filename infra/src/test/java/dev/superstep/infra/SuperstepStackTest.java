package dev.superstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.superstep.compiler.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class SuperstepStackTest {
    @TempDir
    static Path folder;

    private static SuperstepStack stack;
    private static Template template;

    @BeforeAll
    static void synthesize() throws IOException {
        stack = Samples.stack(folder, Map.of());
        template = Template.fromStack(stack);
        // For the linters that CI calls.
        Files.createDirectories(Path.of("target"));
        Files.copy(
                folder.resolve("cdk.out/superstep.template.json"),
                Path.of("target/superstep.template.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void each_node_is_one_function_of_its_name() {
        List<String> wanted = DeployedWorkflow.all().stream()
                .flatMap(workflow -> workflow.functions().stream().map(Function::name))
                .sorted()
                .toList();

        List<String> functions = properties("AWS::Lambda::Function")
                .map(properties -> (String) properties.get("FunctionName"))
                .sorted()
                .toList();

        assertThat(functions).containsAll(wanted).hasSize(wanted.size() + 3);
        assertThat(functions).contains("api", "run-ends", "run-sweeps").doesNotHaveDuplicates();
    }

    @Test
    void throttling_of_every_node_is_watched() {
        String alarms = properties("AWS::CloudWatch::Alarm")
                .filter(properties -> ((String) properties.get("AlarmName")).contains("throttled"))
                .map(Object::toString)
                .collect(Collectors.joining());

        assertThat(template.findResources("AWS::Lambda::Function").keySet())
                .filteredOn(id -> !id.startsWith("RunEnds") && !id.startsWith("RunSweeps"))
                .allSatisfy(id -> assertThat(alarms).contains(id));
    }

    @Test
    void the_api_and_the_sweep_know_the_state_machines_by_the_alias_and_nothing_waits_in_a_lambda() {
        for (String function : List.of("api", "run-sweeps")) {
            template.hasResourceProperties(
                    "AWS::Lambda::Function",
                    Map.of(
                            "FunctionName",
                            function,
                            "Environment",
                            Map.of(
                                    "Variables",
                                    Match.objectLike(Map.of(
                                            "SUPERSTEP_STATE_MACHINES",
                                            Map.of(
                                                    "Fn::Join",
                                                    Match.arrayWith(List.of(Match.arrayWith(
                                                            List.of(":stateMachine:{workflow}:live"))))))))));
        }
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "FunctionName",
                        "api",
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(Map.of(
                                        "SUPERSTEP_ENGINE", "step-functions",
                                        "SUPERSTEP_API_LONGEST_WAIT", "PT0S",
                                        "SUPERSTEP_EVENTS_FOLLOW", "false")))));
    }

    @Test
    void a_node_that_asks_a_model_is_told_where_its_key_is_and_not_what() {
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Map.of(
                        "FunctionName",
                        "blog-write_draft",
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(Map.of(
                                        "SUPERSTEP_MODEL_SECRET",
                                        Match.objectLike(Map.of("Ref", Match.anyValue())))))));
        assertThat(template.findResources("AWS::Lambda::Function").toString()).doesNotContain("API_KEY");
    }

    @Test
    void a_question_that_waits_for_long_wakes_somebody() {
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "MetricName",
                        "OldestWaitingApproval",
                        "Dimensions",
                        List.of(Map.of("Name", "Deployment", "Value", "superstep")),
                        "Threshold",
                        43_200));
    }

    @Test
    void a_definition_is_the_one_that_the_build_wrote() {
        for (DeployedWorkflow workflow : DeployedWorkflow.all()) {
            template.hasResourceProperties(
                    "AWS::StepFunctions::StateMachine",
                    Map.of(
                            "StateMachineName", workflow.name(),
                            "DefinitionString", workflow.definition(),
                            "DefinitionSubstitutions", Match.objectLike(anyOf(workflow))));
        }
    }

    private static Map<String, Object> anyOf(DeployedWorkflow workflow) {
        Map<String, Object> all = new TreeMap<>();
        workflow.functions().forEach(function -> all.put(function.placeholder(), Match.anyValue()));
        return all;
    }

    @Test
    void the_table_is_kept_whatever_becomes_of_the_stack() {
        template.hasResource(
                "AWS::DynamoDB::Table",
                Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "DeletionProtectionEnabled",
                                true,
                                "BillingMode",
                                "PAY_PER_REQUEST",
                                "PointInTimeRecoverySpecification",
                                Map.of("PointInTimeRecoveryEnabled", true),
                                "TimeToLiveSpecification",
                                Map.of("AttributeName", "x", "Enabled", true)))));
    }

    @Test
    void no_route_is_open() {
        assertThat(properties("AWS::ApiGatewayV2::Route"))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.get("AuthorizationType")).isIn("AWS_IAM", "JWT"));
    }

    @Test
    void cdk_nag_finds_nothing() {
        Annotations annotations = Annotations.fromStack(stack);

        assertThatCode(() -> annotations.hasNoError("*", Match.anyValue())).doesNotThrowAnyException();
        assertThatCode(() -> annotations.hasNoWarning("*", Match.anyValue())).doesNotThrowAnyException();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> properties(String type) {
        return template.findResources(type).values().stream()
                .map(resource -> (Map<String, Object>) resource.get("Properties"));
    }
}
