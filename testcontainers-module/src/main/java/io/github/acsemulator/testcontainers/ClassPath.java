package io.github.acsemulator.testcontainers;

/** What may be on the class path or not. */
final class ClassPath {

    private ClassPath() {}

    /** Whether there is a class of this name; it is not initialized. */
    static boolean has(String className) {
        try {
            Class.forName(className, false, ClassPath.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
