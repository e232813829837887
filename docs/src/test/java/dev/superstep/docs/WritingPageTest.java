package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.docs.ModerationWorkflow.Input;
import dev.superstep.docs.ModerationWorkflow.Publish;
import dev.superstep.docs.ModerationWorkflow.State;
import dev.superstep.graph.Decision;
import dev.superstep.graph.TaskContext;
import dev.superstep.runlog.RunStatus;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.testing.faults.FaultKit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/writing-workflows.md}: its code is that of {@link ModerationWorkflow}, which does what the page says. */
class WritingPageTest {
    private static final String PAGE = Pages.read("docs/writing-workflows.md");
    private static final String SOURCE = "docs/src/test/java/dev/superstep/docs/ModerationWorkflow.java";
    private static final Set<String> OTHERS =
            Set.of("ApplicationScoped", "Retry", "Timeout", "CircuitBreaker", "Fallback", "Nullable");
    private static final Publish PUBLISH = new Publish((comments, key) -> "post", TaskContext.current());

    @Test
    void its_code_is_the_workflows() {
        String source = withoutIndents(Pages.read(SOURCE));

        assertThat(Pages.blocks(PAGE, "java"))
                .hasSizeGreaterThan(6)
                .allSatisfy(block -> assertThat(source).contains(withoutIndents(block)));
    }

    @Test
    void what_it_calls_by_name_is_there() {
        String ours = PAGE.substring(0, PAGE.indexOf("## Coming from LangGraph"));
        Set<String> types = Pages.tracked().stream()
                .filter(file -> file.endsWith(".java"))
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                .collect(Collectors.toSet());
        types.addAll(OTHERS);

        assertThat(Pattern.compile("`@?([A-Z][a-z]+[A-Za-z]*)`").matcher(ours).results())
                .hasSizeGreaterThan(12)
                .extracting(found -> found.group(1))
                .isSubsetOf(types);
    }

    @Test
    void what_nobody_doubts_is_published_at_once() {
        LocalResult<State> result = moderation().run(new Input(List.of("Fine", "You are stupid")));

        assertThat(result.state().published()).isEqualTo("post");
        assertThat(result.state().accepted()).containsExactly("Fine");
        assertThat(result.supersteps())
                .containsExactly(List.of("judge", "judge"), List.of("collect"), List.of("publish"));
    }

    @Test
    void a_person_decides_about_what_is_doubtful_and_five_minutes_later_it_is_published() {
        LocalResult<State> result = moderation()
                .deciding("review", Decision.approve("Ann", "she means well"))
                .run(new Input(List.of("Fine", "Great!")));

        assertThat(result.state().accepted()).containsExactly("Fine", "Great!");
        assertThat(result.supersteps().getLast()).containsExactly("publish");
        assertThat(result.waits()).contains(Duration.ofMinutes(5));
    }

    @Test
    void what_nobody_decides_is_left_out() {
        assertThat(moderation()
                        .run(new Input(List.of("Fine", "Great!")))
                        .state()
                        .accepted())
                .containsExactly("Fine");
    }

    @Test
    void without_comments_the_run_ends_at_once() {
        LocalResult<State> result = moderation().run(new Input(List.of()));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.supersteps()).isEmpty();
    }

    @Test
    void what_is_wrong_with_the_input_fails_the_run_with_its_code() {
        LocalResult<State> result = moderation().run(new Input(List.of(" ")));

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.error().orElseThrow().code()).isEqualTo("BLANK_COMMENT");
    }

    @Test
    void no_fault_changes_what_comes_of_it() {
        FaultKit.of(new ModerationWorkflow())
                .with(PUBLISH)
                .sweep(new Input(List.of("Fine", "Great!")))
                .sameAsWithoutFaults();
    }

    private static LocalRun<State> moderation() {
        return LocalRun.of(new ModerationWorkflow()).with(PUBLISH).skippingWaits(Instant.EPOCH);
    }

    private static String withoutIndents(String code) {
        return Pattern.compile("(?m)^ +").matcher(code).replaceAll("");
    }
}
