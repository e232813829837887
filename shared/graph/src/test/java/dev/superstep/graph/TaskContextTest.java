package dev.superstep.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TaskContextTest {
    private final TaskContext context = TaskContext.current();
    private final Task task =
            new Task("orders", "it's-1", 3, "charge", 2, "orders/it's-1\n1\n3=charge", Optional.of(Instant.EPOCH));

    @Test
    void what_is_logged_goes_through_the_mask_of_the_task_parameters_and_all() throws Exception {
        List<String> logged = new ArrayList<>();
        System.Logger plain = new System.Logger() {
            @Override
            public String getName() {
                return "plain";
            }

            @Override
            public boolean isLoggable(Level level) {
                return level != Level.TRACE;
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
                logged.add(message);
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String format, Object... values) {
                throw new AssertionError("the message has its parameters already");
            }
        };
        System.Logger logger = new MaskedLogger(plain, text -> text.replace("s3cret", "***"));

        logger.log(System.Logger.Level.INFO, "with {0} and {1}", "s3cret", 2);
        logger.log(System.Logger.Level.INFO, "as it is: s3cret {0}");
        logger.log(System.Logger.Level.INFO, "no {format, s3cret", 1);
        logger.log(System.Logger.Level.WARNING, "s3cret", new IllegalStateException("x"));
        logger.log(System.Logger.Level.TRACE, "s3cret {0}", 1);

        assertThat(logged).containsExactly("with *** and 2", "as it is: *** {0}", "no {format, ***", "***");
        assertThat(task.during(text -> text, () -> context.logger().getName()))
                .isEqualTo(task.logger().getName());
    }

    @Test
    void inside_a_node_it_answers_for_the_task_of_the_thread() throws Exception {
        List<Object> asked = task.during(() -> List.of(
                context.workflow(),
                context.run(),
                context.superstep(),
                context.node(),
                context.attempt(),
                context.deadline(),
                context.idempotencyKey(),
                context.idempotencyKey("mail"),
                context.logger().getName()));

        assertThat(asked)
                .containsExactly(
                        "orders",
                        "it's-1",
                        3,
                        "charge",
                        2,
                        Optional.of(Instant.EPOCH),
                        task.idempotencyKey(),
                        task.idempotencyKey("mail"),
                        "dev.superstep.task.orders.charge");
    }

    @Test
    void anywhere_else_it_says_that_there_is_no_task() {
        assertThatThrownBy(context::idempotencyKey)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NO_TASK: thread \"" + Thread.currentThread().getName()
                        + "\" runs no node; ask a TaskContext only inside Node.run and on the thread that called it");
    }

    @Test
    void a_task_is_over_when_its_node_throws_and_one_within_another_gives_way_to_it() throws Exception {
        Task inner = new Task("orders", "r", 4, "mail", 1, "other", Optional.empty());

        task.during(() -> {
            assertThat(inner.during(context::node)).isEqualTo("mail");
            return assertThat(context.node()).isEqualTo("charge");
        });
        assertThatThrownBy(() -> task.during(() -> {
                    throw new NodeException("NO", "no");
                }))
                .isInstanceOf(NodeException.class);

        assertThatThrownBy(context::node).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_hangs_on_the_identity_and_the_effect_alone_and_fits_everywhere() {
        Task retried = new Task("orders", "it's-1", 3, "charge", 7, task.identity(), Optional.empty());
        Task other = new Task("orders", "it's-1", 3, "charge", 2, "other", Optional.empty());

        assertThat(task.idempotencyKey()).matches("[0-9a-f]{32}").isEqualTo(retried.idempotencyKey());
        assertThat(task.idempotencyKey("mail")).matches("[0-9a-f]{32}").isEqualTo(retried.idempotencyKey("mail"));
        assertThat(List.of(
                        task.idempotencyKey(),
                        task.idempotencyKey("mail"),
                        task.idempotencyKey("sms"),
                        other.idempotencyKey()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_message_begins_with_its_task_whatever_is_in_its_name() {
        Lines lines = new Lines();
        System.Logger logger = new TaskLogger(lines, "it's {a} task: ");

        logger.log(System.Logger.Level.INFO, "charged {0}");
        logger.log(System.Logger.Level.INFO, "charged {0} of {1}", 3, "x");
        logger.log(System.Logger.Level.INFO, "refused", new IllegalStateException());
        logger.log(System.Logger.Level.INFO, bundle(), "key", 4);

        assertThat(lines.lines)
                .containsExactly(
                        "it's {a} task: charged {0}",
                        "it's {a} task: charged 3 of x",
                        "it's {a} task: refused java.lang.IllegalStateException",
                        "it's {a} task: from the bundle 4");
        assertThat(logger.isLoggable(System.Logger.Level.TRACE)).isFalse();
    }

    @Test
    void supersteps_and_attempts_count_from_1() {
        assertThatThrownBy(() -> new Task("w", "r", 0, "n", 1, "id", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Task("w", "r", 1, "n", 0, "id", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ResourceBundle bundle() {
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"key", "from the bundle {0}"}};
            }
        };
    }

    /** Keeps lines as a logger prints them. */
    private static final class Lines implements System.Logger {
        private final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.compareTo(Level.INFO) >= 0;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(thrown == null ? message : message + " " + thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            lines.add(values == null ? format : MessageFormat.format(format, values));
        }
    }
}
