package dev.superstep.api.rest;

import dev.superstep.runlog.Places;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunLogException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of the runs of several workflows: newest first, and of those that were started in the same millisecond by
 * their names, then by workflow.
 *
 * @param place {@link RunHeader#place} of the run behind which it is
 * @param workflow the workflow of that run
 */
record ListPlace(String place, String workflow) implements Comparable<ListPlace> {
    static ListPlace of(RunHeader run) {
        return new ListPlace(run.place(), run.run().id().workflow());
    }

    /** The place that {@link #cursor} printed; null, with a problem, if it is none. */
    static @Nullable ListPlace parse(String cursor, List<String> problems) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('/');
            ListPlace place = new ListPlace(text.substring(0, Math.max(0, end)), text.substring(end + 1));
            Places.check(1, place.place());
            return place;
        } catch (IllegalArgumentException | RunLogException e) {
            problems.add("cursor is none that a page gave; use next of the page before");
            return null;
        }
    }

    /** What the client gets, and gives back for the next page. */
    String cursor() {
        byte[] text = (place + "/" + workflow).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Where the list of one workflow goes on behind this place: of its run with the same place if its turn is to come. */
    String within(String another) {
        return another.compareTo(workflow) > 0 ? place + '\0' : place;
    }

    @Override
    public int compareTo(ListPlace other) {
        int byPlace = other.place.compareTo(place);
        return byPlace != 0 ? byPlace : workflow.compareTo(other.workflow);
    }
}
