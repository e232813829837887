package dev.superstep.api.rest;

import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Window;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which runs of a list are wanted, as a client writes it. */
public final class RunFilter {
    static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    @QueryParam("status")
    @Parameter(
            description = "Only runs that stand so; may be given several times",
            schema = @Schema(type = SchemaType.ARRAY, implementation = RunStatus.class))
    List<String> status = List.of();

    @QueryParam("from")
    @Parameter(
            description = "Only runs that were started at this instant or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String from;

    @QueryParam("until")
    @Parameter(
            description = "Only runs that were started before this instant",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String until;

    @QueryParam("title")
    @Parameter(description = "Only runs whose title, the beginning of their input, has this text in it, in either case")
    @Nullable
    String title;

    @QueryParam("limit")
    @Parameter(
            description = "How many runs at most",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + MAX_LIMIT,
                            defaultValue = "" + DEFAULT_LIMIT))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "Where the list goes on: next of the page before")
    @Nullable
    String cursor;

    /** What is wanted of these workflows; refused with all that is wrong with it. */
    RunQuery of(List<String> workflows) {
        List<String> problems = new ArrayList<>();
        Set<RunStatus> statuses = EnumSet.noneOf(RunStatus.class);
        for (String name : status) {
            status(name, problems).ifPresent(statuses::add);
        }
        Window window = new Window(instant("from", from, problems), instant("until", until, problems));
        int most = limit(problems);
        RunQuery query = new RunQuery(
                workflows,
                statuses,
                window,
                title == null ? "" : title.toLowerCase(Locale.ROOT),
                most,
                cursor == null ? null : ListPlace.parse(cursor, problems));
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    new Problem(ProblemCode.BAD_REQUEST, "the query has " + problems.size() + " problem(s)", problems));
        }
        return query;
    }

    private static Optional<RunStatus> status(String name, List<String> problems) {
        for (RunStatus status : RunStatus.values()) {
            if (status.name().equals(name)) {
                return Optional.of(status);
            }
        }
        problems.add("status is \"" + name + "\"; it must be one of " + List.of(RunStatus.values()));
        return Optional.empty();
    }

    private static @Nullable Instant instant(String name, @Nullable String text, List<String> problems) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            problems.add(name + " is \"" + text + "\"; it must be an instant such as 2026-11-01T08:00:00Z");
            return null;
        }
    }

    private int limit(List<String> problems) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        boolean isNumber = limit.matches("[0-9]{1,3}");
        int number = isNumber ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MAX_LIMIT) {
            problems.add("limit is \"" + limit + "\"; it must be a number from 1 to " + MAX_LIMIT);
        }
        return number;
    }
}
