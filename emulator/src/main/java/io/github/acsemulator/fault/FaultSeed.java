package io.github.acsemulator.fault;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.resource.Resettable;
import io.github.acsemulator.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rules that a server begins with, and goes back to. */
public final class FaultSeed implements Resettable {
    private final Faults faults;
    private final List<Function<String, FaultRule>> makers;

    private FaultSeed(Faults faults, List<Function<String, FaultRule>> makers) {
        this.faults = faults;
        this.makers = makers;
    }

    /**
     * The rules that {@code json} lists, added to {@code faults} at once.
     *
     * @throws SettingException if one is not what it may be
     */
    public static FaultSeed of(Optional<String> json, Supplier<FaultReader> reader, Faults faults) {
        FaultSeed seed = new FaultSeed(
                faults, json.map(text -> makers(text, reader.get())).orElse(List.of()));
        seed.makers.forEach(faults::add);
        return seed;
    }

    private static List<Function<String, FaultRule>> makers(String json, FaultReader reader) {
        List<Function<String, FaultRule>> makers = new ArrayList<>();
        try {
            for (Object entry : Json.list(json)) {
                makers.add(reader.read(Json.bytes(entry)));
            }
        } catch (RefusedException e) {
            throw new SettingException(
                    Setting.FAULTS.key() + ": [" + makers.size() + "]: "
                            + e.refusal().message(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.FAULTS.key() + ": " + e.getMessage() + ".", e);
        }
        return List.copyOf(makers);
    }

    @Override
    public void reset() {
        faults.reset();
        makers.forEach(faults::add);
    }

    @Override
    public void reset(Resource resource) {
        drop(resource);
        for (Function<String, FaultRule> maker : makers) {
            if (maker.apply("").match().isOf(resource.id())) {
                faults.add(maker);
            }
        }
    }

    @Override
    public void drop(Resource resource) {
        faults.clear(resource.id());
    }
}
