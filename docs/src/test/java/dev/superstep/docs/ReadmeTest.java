package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiler;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.Workflow;
import dev.superstep.json.Json;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testing.LocalRun;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String README = Pages.read("README.md");
    private static final String SOURCE = "docs/src/test/java/dev/superstep/docs/GreetingWorkflow.java";

    private final GreetingWorkflow workflow = new GreetingWorkflow();

    @Test
    void the_smallest_workflow_is_the_one_that_is_tested() {
        String source = Pages.read(SOURCE);

        assertThat(Pages.blocks(README, "java"))
                .containsExactly(source.substring(source.indexOf("public final class")));
    }

    @Test
    void its_state_machine_is_what_the_compiler_writes() {
        String asl = Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()))
                .asl();

        assertThat(Pages.blocks(README, "json")).containsExactly(asl);
    }

    @Test
    void its_log_is_what_a_run_leaves() {
        RunReport report =
                LocalRun.of(workflow).run(new GreetingWorkflow.Name("Ada")).report();

        StringBuilder log = new StringBuilder(line(LogKeys.INPUT, Json.print(report.input())));
        report.supersteps()
                .forEach(superstep -> superstep
                        .tasks()
                        .forEach(task -> log.append(line(
                                LogKeys.task(superstep.number(), task.id()),
                                Json.print(task.delta().orElseThrow().update())))));
        log.append(line(LogKeys.HEADER, report.header().status().name()));

        assertThat(Pages.blocks(README, "text")).contains(log.toString());
    }

    @Test
    void what_it_posts_are_the_samples() {
        List<String> inline = matches("-d '(\\{.*})'");
        Object decision =
                Json.parseObject(Pages.read("events/http/decide-approval.json")).get("body");
        assertThat(inline).hasSize(2);
        assertThat(Json.parse(inline.get(0))).isEqualTo(Json.parse(Pages.read("events/parallel.json")));
        assertThat(Json.parseObject(inline.get(1)))
                .containsExactlyInAnyOrderEntriesOf(Json.parseObject((String) decision));
        assertThat(matches("-d @(\\S+)"))
                .hasSize(6)
                .allSatisfy(file -> assertThat(Pages.ROOT.resolve(file)).exists());
    }

    @Test
    void every_workflow_is_in_the_table() {
        assertThat(ServiceLoader.load(Workflow.class))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(README).contains("| `" + one.name() + "` |"));
    }

    private static List<String> matches(String pattern) {
        return Pattern.compile(pattern)
                .matcher(README)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String line(String key, String value) {
        return "%-20s %s%n".formatted(key, value);
    }
}
