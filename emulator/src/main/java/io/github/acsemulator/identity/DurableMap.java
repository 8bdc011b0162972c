package io.github.acsemulator.identity;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Texts by name in a {@link DataDirectory}, sorted; a change is durable when its method returns. */
final class DurableMap extends AbstractMap<String, String> implements ConcurrentMap<String, String> {
    private final DataDirectory directory;
    private final MVMap<String, String> texts;

    DurableMap(DataDirectory directory, MVMap<String, String> texts) {
        this.directory = directory;
        this.texts = texts;
    }

    @Override
    public @Nullable String get(Object name) {
        return directory.access(() -> texts.get(name), false);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return directory.access(texts::size, false);
    }

    @Override
    public @Nullable String put(String name, String text) {
        return directory.access(() -> texts.put(name, text), true);
    }

    @Override
    public @Nullable String putIfAbsent(String name, String text) {
        return directory.access(() -> texts.putIfAbsent(name, text), true);
    }

    @Override
    public @Nullable String replace(String name, String text) {
        return directory.access(() -> texts.replace(name, text), true);
    }

    @Override
    public boolean replace(String name, String expected, String text) {
        return directory.access(() -> texts.replace(name, expected, text), true);
    }

    @Override
    public @Nullable String remove(Object name) {
        return directory.access(() -> texts.remove(name), true);
    }

    @Override
    public boolean remove(Object name, Object expected) {
        return directory.access(() -> texts.remove(name, expected), true);
    }

    @Override
    public void clear() {
        directory.access(
                () -> {
                    texts.clear();
                    return true;
                },
                true);
    }

    /** The names that are kept now; as {@link #entrySet}, but {@link Set#removeIf} removes texts, all in one step. */
    @Override
    public Set<String> keySet() {
        Set<String> names = copy().keySet();
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return names.iterator();
            }

            @Override
            public int size() {
                return names.size();
            }

            @Override
            public boolean removeIf(Predicate<? super String> unwanted) {
                List<String> removed = names.stream().filter(unwanted).toList();
                directory.changeAtOnce(() -> removed.forEach(texts::remove));
                return !removed.isEmpty();
            }
        };
    }

    /** What is kept now; it does not follow later changes, and cannot be changed. */
    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return copy().entrySet();
    }

    private Map<String, String> copy() {
        return directory.access(() -> Collections.unmodifiableMap(new TreeMap<>(texts)), false);
    }
}
