package io.github.acsemulator.clients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What became of a suite's tests, by feature, read from the XML that JUnit, pytest and Node's test runner all write.
 *
 * @param features of each feature that has tests, what became of them
 * @param failures the names of those that failed
 */
record SuiteReport(Map<Feature, Outcome> features, List<String> failures) {

    /**
     * What became of the tests of one feature.
     *
     * @param passed how many passed
     * @param skipped how many do not apply to the SDK's version
     */
    record Outcome(int passed, int skipped) {
        private Outcome and(boolean isSkipped) {
            return isSkipped ? new Outcome(passed, skipped + 1) : new Outcome(passed + 1, skipped);
        }
    }

    static SuiteReport read(Path xml) throws IOException {
        try (InputStream in = Files.newInputStream(xml)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return of(factory.newDocumentBuilder().parse(in).getElementsByTagName("testcase"));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(xml + " is no report", e);
        }
    }

    private static SuiteReport of(NodeList tests) {
        Map<Feature, Outcome> features = new EnumMap<>(Feature.class);
        List<String> failures = new ArrayList<>();
        IntStream.range(0, tests.getLength())
                .mapToObj(tests::item)
                .map(Element.class::cast)
                .forEach(test -> {
                    if (has(test, "failure") || has(test, "error")) {
                        failures.add(test.getAttribute("classname") + " " + test.getAttribute("name"));
                    } else {
                        feature(test)
                                .ifPresent(feature -> features.merge(
                                        feature,
                                        new Outcome(0, 0).and(has(test, "skipped")),
                                        (before, one) -> before.and(one.skipped() > 0)));
                    }
                });
        return new SuiteReport(features, failures);
    }

    /** Node nests its suites, and a suite that is skipped as a whole is a test; the others name theirs in the test. */
    private static Optional<Feature> feature(Element test) {
        return Stream.concat(
                        Stream.of(test.getAttribute("classname"), test.getAttribute("name")),
                        Stream.iterate(test.getParentNode(), Element.class::isInstance, Node::getParentNode)
                                .map(suite -> ((Element) suite).getAttribute("name")))
                .flatMap(name -> Feature.of(name).stream())
                .findFirst();
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }
}
