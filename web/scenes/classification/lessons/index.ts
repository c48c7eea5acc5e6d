export { OpenLesson } from "./lesson";
export { LessonList } from "./lesson-list";
