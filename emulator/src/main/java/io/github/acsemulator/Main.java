package io.github.acsemulator;

import io.github.acsemulator.config.Setting;
import io.github.acsemulator.config.SettingException;
import io.github.acsemulator.config.SettingSources;
import io.github.acsemulator.config.SettingText;
import io.github.acsemulator.config.Settings;
import io.github.acsemulator.config.SettingsReader;
import io.github.acsemulator.http.RouteTable;
import io.github.acsemulator.identity.WarmUp;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The command. Results go to standard output, logs and mistakes to standard error. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** Runs the server until it is stopped. Exit codes: 1 if the port is taken, 2 if a setting cannot be used. */
    public static void main(String[] arguments) throws InterruptedException {
        // Else Jetty starts the JVM's management to learn it.
        setUnlessGiven("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        // Else SLF4J searches the class path; and else it says on standard error that it was told not to.
        setUnlessGiven("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
        setUnlessGiven("slf4j.internal.verbosity", "WARN");
        // Else Jetty, which lists the locales there are, has the data of a thousand looked for. Nothing here needs any.
        setUnlessGiven("java.locale.providers", "SPI");
        // Else the JVM writes code for methods that are called by reflection once or twice.
        setUnlessGiven("jdk.reflect.useNativeAccessorOnly", "true");
        int exitCode = run(arguments, System.getenv(), System.out, System.err);
        if (exitCode >= 0) {
            System.exit(exitCode);
        }
        new CountDownLatch(1).await();
    }

    /** Starts; returns an exit code, or -1 if the server runs. */
    private static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            // picocli takes a while to load; who gives no flags, as the image does, need not wait for it.
            CommandLineFlags flags =
                    arguments.length == 0 ? CommandLineFlags.none() : Command.parse(arguments, out, err);
            if (flags.exitCode().isPresent()) {
                return flags.exitCode().get();
            }
            // Neither needs settings, and nothing else could run before those are read.
            inBackground("acs-emulator-warm-up", () -> {
                WarmUp.json();
                RouteTable.warmUp();
            });
            Map<Setting, SettingText> texts = SettingSources.gather(flags.values(), environment);
            Logging.configure(text(texts, Setting.LOG_FORMAT), text(texts, Setting.LOG_LEVEL));
            texts.computeIfAbsent(
                    Setting.CA_DIR,
                    setting -> new SettingText(defaultCaDir(environment).toString(), setting.key()));
            Settings settings = SettingsReader.read(texts);
            if (flags.checksOnly()) {
                Wiring.check(settings);
                out.println("The settings can be used.");
                return 0;
            }
            Wiring wiring = Wiring.started(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "acs-emulator-stop"));
            new Banner(wiring).print(out);
            inBackground("acs-emulator-trust-store", () -> wiring.certificate().keepTrustStore());
            return -1;
        } catch (SettingException e) {
            err.println("acs-identity-emulator: " + e.getMessage());
            return MISUSED;
        } catch (BindException e) {
            err.println("acs-identity-emulator: " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("acs-identity-emulator: cannot listen: " + e.getMessage() + ".");
            return FAILED;
        }
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static String text(Map<Setting, SettingText> texts, Setting setting) {
        SettingText given = texts.get(setting);
        return given == null ? setting.defaultText() : given.text().strip();
    }

    private static Path defaultCaDir(Map<String, String> environment) {
        String localAppData = environment.get("LOCALAPPDATA");
        return localAppData == null
                ? Path.of(System.getProperty("user.home"), ".acs-identity-emulator")
                : Path.of(localAppData, "acs-identity-emulator");
    }
}
