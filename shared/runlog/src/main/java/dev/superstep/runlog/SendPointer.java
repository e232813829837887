package dev.superstep.runlog;

/**
 * Where in the log a packet lies: what a state machine passes in place of the packet.
 *
 * <p>Its text is short and free of characters that JSON escapes: {@code 4=search/0}, {@code 4>17/2}.
 *
 * @param superstep the step that made the Send
 * @param maker the {@link TaskId#mark} of the task that made it
 * @param position which of the maker's Sends, from 0
 */
public record SendPointer(int superstep, String maker, int position) {
    public SendPointer {
        LogKeys.checkNumber("a superstep", superstep);
        LogKeys.checkNumber("a Send's position", position);
        if (maker.length() < 2 || (maker.charAt(0) != '=' && maker.charAt(0) != '>')) {
            throw new IllegalArgumentException("no maker of a Send: \"" + maker + "\"");
        }
    }

    /** Points to a Send that {@code task} made. */
    public static SendPointer to(int superstep, TaskId task, int position) {
        return new SendPointer(superstep, task.mark(), position);
    }

    /**
     * The pointer that {@link #toString} printed.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static SendPointer parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        int slash = text.lastIndexOf('/');
        if (slash < digits) {
            throw new IllegalArgumentException("no pointer to a Send: \"" + text + "\"; one is like 4=search/0");
        }
        int superstep = Integer.parseInt(text, 0, digits, 10);
        int position = Integer.parseInt(text, slash + 1, text.length(), 10);
        return new SendPointer(superstep, text.substring(digits, slash), position);
    }

    @Override
    public String toString() {
        return superstep + maker + "/" + position;
    }
}
