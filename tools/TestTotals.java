import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Adds up what the tests of all modules reported: {@code java tools/TestTotals.java ROOT [SINCE]}.
 *
 * <p>Reads the reports of Surefire and Failsafe below ROOT that were written since SINCE, an ISO instant. The last line is
 * {@code N passed, N failed}; the exit status is 1 if a test failed or none passed.
 */
final class TestTotals {
    private int tests;
    private int failed;
    private int skipped;

    private TestTotals() {}

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        Instant since = arguments.length > 1 ? Instant.parse(arguments[1]) : Instant.EPOCH;
        TestTotals totals = new TestTotals();
        for (Path report : reports(Path.of(arguments[0]))) {
            if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
                totals.add(report);
            }
        }
        int passed = totals.tests - totals.failed - totals.skipped;
        System.out.printf("%d skipped, for want of a tool or a setting that they need%n", totals.skipped);
        System.out.printf("%d passed, %d failed%n", passed, totals.failed);
        System.exit(totals.failed > 0 || passed == 0 ? 1 : 0);
    }

    /** Modules lie at most three folders deep. */
    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 6)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .filter(file -> file.getParent().getFileName().toString().matches("(surefire|failsafe)-reports"))
                    .toList();
        }
    }

    private void add(Path report) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader suite = XMLInputFactory.newFactory().createXMLStreamReader(in);
            suite.nextTag();
            tests += count(suite, "tests");
            failed += count(suite, "failures") + count(suite, "errors");
            skipped += count(suite, "skipped");
        }
    }

    private static int count(XMLStreamReader suite, String what) {
        return Integer.parseInt(suite.getAttributeValue(null, what));
    }
}
