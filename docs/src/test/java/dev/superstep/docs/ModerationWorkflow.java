package dev.superstep.docs;

import dev.superstep.graph.Append;
import dev.superstep.graph.Approval;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Question;
import dev.superstep.graph.Recoverable;
import dev.superstep.graph.Send;
import dev.superstep.graph.Start;
import dev.superstep.graph.Sum;
import dev.superstep.graph.TaskContext;
import dev.superstep.graph.Workflow;
import java.time.Duration;
import java.util.List;

/** Judges comments, and has a person look at what is doubtful; what "Writing a workflow" shows is taken from here. */
public final class ModerationWorkflow implements Workflow<ModerationWorkflow.State> {
    record Input(List<String> comments) {}

    record State(
            List<String> comments,
            @Append List<Verdict> verdicts,
            @Sum int doubtful,
            List<String> accepted,
            String published) {}

    record Verdict(String comment, boolean kind, boolean sure) {}

    record Comment(String comment) {}

    record Judged(List<Verdict> verdicts, int doubtful) {}

    record Doubts(int doubtful) {}

    record Doubtful(List<Verdict> verdicts, List<String> accepted) {}

    record Verdicts(List<Verdict> verdicts) {}

    record Accepted(List<String> accepted) {}

    record Published(String published) {}

    static class Judge implements Recoverable<Comment, Judged> {
        @Override
        public Judged run(Comment in) {
            if (in.comment().isBlank()) {
                throw new NodeException("BLANK_COMMENT", "a comment is blank; leave it out");
            }
            boolean rude = in.comment().contains("stupid");
            boolean shouting = in.comment().endsWith("!");
            return new Judged(List.of(new Verdict(in.comment(), !rude, !shouting)), shouting ? 1 : 0);
        }

        @Override
        public Judged fallback(Comment in) {
            return new Judged(List.of(new Verdict(in.comment(), false, false)), 1);
        }
    }

    static class Collect implements Node<Verdicts, Accepted> {
        @Override
        public Accepted run(Verdicts in) {
            return new Accepted(in.verdicts().stream()
                    .filter(Verdict::kind)
                    .map(Verdict::comment)
                    .toList());
        }
    }

    static class Review implements Approval<Doubtful, Accepted> {
        @Override
        public Question ask(Doubtful in) {
            return Question.of("Publish these comments?", in);
        }

        @Override
        public Accepted answer(Doubtful in, Decision decision) {
            return new Accepted(decision.approves() ? in.accepted() : sure(in));
        }

        @Override
        public Accepted atDeadline(Doubtful in) {
            return new Accepted(sure(in));
        }

        private static List<String> sure(Doubtful in) {
            return in.verdicts().stream()
                    .filter(verdict -> verdict.kind() && verdict.sure())
                    .map(Verdict::comment)
                    .toList();
        }
    }

    static class Publish implements Node<Accepted, Published> {
        private final Site site;
        private final TaskContext task;

        Publish(Site site, TaskContext task) {
            this.site = site;
            this.task = task;
        }

        @Override
        public Published run(Accepted in) {
            return new Published(site.post(in.accepted(), task.idempotencyKey()));
        }
    }

    interface Site {
        /** The address of the post; {@code key} tells a repeated request from another. */
        String post(List<String> comments, String key);
    }

    @Override
    public Graph<State> graph() {
        return Graph.of(Input.class, State.class)
                .routeMany(
                        Start.class,
                        Input.class,
                        input -> input.comments().stream()
                                .map(comment -> Send.to(Judge.class, new Comment(comment)))
                                .toList(),
                        Possible.each(Judge.class).atMost(10),
                        Possible.none())
                .edge(Judge.class, Collect.class)
                .route(
                        Collect.class,
                        Doubts.class,
                        seen -> seen.doubtful() > 0 ? Review.class : Publish.class,
                        Review.class,
                        Publish.class)
                .edge(Review.class, Publish.class)
                .end(Publish.class)
                .deadline(Review.class, Duration.ofDays(1))
                .pause(Review.class, after -> Duration.ofMinutes(5))
                .timeLimit(Judge.class, Duration.ofSeconds(30))
                .build();
    }
}
