package io.github.acsemulator.tls;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a certificate should be valid for.
 *
 * @param configured names and addresses that settings ask for
 * @param machine this machine's name; it may change at any time, and is not worth a new certificate
 */
record WantedNames(Set<SubjectName> configured, Optional<SubjectName> machine) {
    private static final List<SubjectName> LOCAL = List.of(
            new SubjectName("localhost", false),
            new SubjectName("127.0.0.1", true),
            new SubjectName("0:0:0:0:0:0:0:1", true),
            new SubjectName("host.docker.internal", false));

    static WantedNames of(Collection<String> configured, Optional<SubjectName> machine) {
        Set<SubjectName> names = new LinkedHashSet<>();
        for (String name : configured) {
            names.add(SubjectName.parse(name));
        }
        return new WantedNames(names, machine);
    }

    /** Those that a certificate made here must have. */
    Set<SubjectName> required() {
        Set<SubjectName> names = new LinkedHashSet<>(LOCAL);
        names.addAll(configured);
        return names;
    }

    /** All, those first that it must have. */
    Set<SubjectName> all() {
        Set<SubjectName> names = required();
        machine.ifPresent(names::add);
        return names;
    }
}
