package dev.superstep.docs;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;

/** The smallest workflow worth a look; the README shows it, its state machine and its log. */
public final class GreetingWorkflow implements Workflow<GreetingWorkflow.State> {
    record State(String name, String greeting) {}

    record Name(String name) {}

    record Greeting(String greeting) {}

    static final class Greet implements Node<Name, Greeting> {
        @Override
        public Greeting run(Name in) {
            return new Greeting("Hello, " + in.name());
        }
    }

    static final class Emphasize implements Node<Greeting, Greeting> {
        @Override
        public Greeting run(Greeting in) {
            return new Greeting(in.greeting() + "!");
        }
    }

    @Override
    public Graph<State> graph() {
        return Graph.of(Name.class, State.class)
                .start(Greet.class)
                .edge(Greet.class, Emphasize.class)
                .end(Emphasize.class)
                .build();
    }
}
