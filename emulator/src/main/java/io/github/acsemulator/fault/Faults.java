package io.github.acsemulator.fault;

import io.github.acsemulator.error.ErrorCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rules in force, in the order in which they were made. Safe for use by many threads, and free where there are none. */
public final class Faults {
    private static final int MOST = 1_000;

    private volatile List<FaultRule> all = List.of();
    private volatile List<FaultRule> beforeAuthentication = List.of();
    private volatile List<FaultRule> ofResources = List.of();
    private long made;

    /**
     * Adds the rule that {@code maker} makes for its id.
     *
     * @throws io.github.acsemulator.error.RefusedException {@link ErrorCatalogue#TOO_MANY_FAULTS}
     */
    public synchronized FaultRule add(Function<String, FaultRule> maker) {
        if (all.size() >= MOST) {
            throw ErrorCatalogue.TOO_MANY_FAULTS.exception(MOST);
        }
        made++;
        FaultRule rule = maker.apply(Long.toString(made));
        List<FaultRule> more = new ArrayList<>(all);
        more.add(rule);
        put(more);
        return rule;
    }

    /** All rules. */
    public List<FaultRule> all() {
        return all;
    }

    /** The rules of one resource. */
    public List<FaultRule> of(UUID resource) {
        return all.stream().filter(rule -> rule.match().isOf(resource)).toList();
    }

    /** The rule {@code id}. */
    public Optional<FaultRule> find(String id) {
        return all.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Takes the rule {@code id} away; false if there is none. */
    public boolean remove(String id) {
        return removeIf(rule -> rule.id().equals(id));
    }

    /** Takes all rules away. */
    public void clear() {
        removeIf(rule -> true);
    }

    /** Takes all rules away, and numbers new ones from the beginning. */
    synchronized void reset() {
        clear();
        made = 0;
    }

    /** Takes away the rules of one resource. */
    public void clear(UUID resource) {
        removeIf(rule -> rule.match().isOf(resource));
    }

    /** Those that act before a request is authenticated. */
    List<FaultRule> beforeAuthentication() {
        return beforeAuthentication;
    }

    /** Those of one resource each, which act once a request is known to be that resource's. */
    List<FaultRule> ofResources() {
        return ofResources;
    }

    private synchronized boolean removeIf(Predicate<FaultRule> unwanted) {
        List<FaultRule> rest = new ArrayList<>(all);
        boolean removed = rest.removeIf(unwanted);
        put(rest);
        return removed;
    }

    private void put(List<FaultRule> rules) {
        all = List.copyOf(rules);
        beforeAuthentication =
                rules.stream().filter(rule -> !rule.match().isOfResource()).toList();
        ofResources = rules.stream().filter(rule -> rule.match().isOfResource()).toList();
    }
}
