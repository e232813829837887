package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)(?<file>[^)#\\s]*)(?:#(?<anchor>[^)]*))?\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (?<text>.*)$");

    @Test
    void every_link_between_pages_leads_somewhere() {
        List<String> broken = new ArrayList<>();
        for (String page : Pages.tracked()) {
            if (page.endsWith(".md")) {
                String text = CODE.matcher(Pages.read(page)).replaceAll("");
                for (Matcher link = LINK.matcher(text); link.find(); ) {
                    if (!leadsSomewhere(Path.of(page), link.group("file"), link.group("anchor"))) {
                        broken.add(page + ": " + link.group());
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String file, String anchor) {
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(Pages.ROOT.resolve(target))) {
            return false;
        }
        return anchor == null || anchors(Pages.read(target.toString())).contains(anchor);
    }

    /** The anchors that a forge makes of the headings; a second heading of the same text gets a number. */
    private static List<String> anchors(String text) {
        List<String> anchors = new ArrayList<>();
        for (Matcher heading = HEADING.matcher(text); heading.find(); ) {
            String anchor = heading.group("text")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\w\\- ]", "")
                    .replace(' ', '-');
            String numbered = anchor;
            for (int number = 1; anchors.contains(numbered); number++) {
                numbered = anchor + "-" + number;
            }
            anchors.add(numbered);
        }
        return anchors;
    }
}
