package dev.superstep.workflows.blog;

import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.sources.Source;
import dev.superstep.sources.SourceException;
import dev.superstep.sources.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Finds out about the topic: the sentences that say most about it, out of what is to be read. A source that cannot be read is
 * noted; if none can, the run fails before a model is asked.
 */
@ApplicationScoped
public class ResearchTopic implements Node<ResearchTopic.In, ResearchTopic.Out> {
    /** Each source has a time limit of its own, which is 15 seconds if nothing else is configured. */
    private static final long TIMEOUT = BlogInput.MOST_SOURCES * 16_000;

    static final Duration TIME_LIMIT = Duration.ofSeconds(90);

    private final Sources reader;

    record In(String topic, @Nullable List<String> sources) {
        In {
            // Asked once more, because a run that is started by hand comes through no door.
            new BlogInput(topic, sources);
        }
    }

    record Out(String researchData, List<String> unreadSources) {}

    @Inject
    ResearchTopic(Sources reader) {
        this.reader = reader;
    }

    /** @throws NodeException with NO_MATERIAL if no source could be read */
    @Override
    @Timeout(TIMEOUT)
    public Out run(In in) throws InterruptedException {
        if (in.sources() == null) {
            return new Out(Findings.of(in.topic(), List.of(Material.sample())).text(), List.of());
        }
        List<Material> materials = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (String name : in.sources()) {
            try {
                materials.add(material(name, reader.read(name)));
            } catch (SourceException e) {
                unread.add(String.valueOf(e.getMessage()));
            }
        }
        if (materials.isEmpty()) {
            throw new NodeException(
                    "NO_MATERIAL",
                    "none of the sources could be read: " + String.join("; ", unread)
                            + "; give others, or leave them out");
        }
        return new Out(Findings.of(in.topic(), materials).text(), unread);
    }

    private static Material material(String name, Source source) {
        return new Material(source.title().isBlank() ? name : source.title() + " (" + name + ")", source.text());
    }
}
